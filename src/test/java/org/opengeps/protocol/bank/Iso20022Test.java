package org.opengeps.protocol.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.fixture.Transfers;

/** What is sent to banks is ISO 20022, as schemas and readers from elsewhere judge. */
class Iso20022Test {
  private static final CreditTransfer TRANSFER = Transfers.transfer("0123456789abcdef", 1_234_567);

  @Test
  void aTransferKeepsTheSchemaOfIso20022() throws Exception {
    ForeignReaders.validate(TRANSFER.toXml(), CreditTransfer.NAME);
  }

  @Test
  void theSchemaBites() {
    String broken = new String(TRANSFER.toXml(), StandardCharsets.UTF_8).replace("TRF", "CASH");
    assertThatThrownBy(
            () ->
                ForeignReaders.validate(
                    broken.getBytes(StandardCharsets.UTF_8), CreditTransfer.NAME))
        .hasMessageContaining("'CASH' is not facet-valid");
  }

  @Test
  void anotherReaderFindsInATransferWhatWasWritten() throws Exception {
    var read = ForeignReaders.transfer(TRANSFER.toXml());
    assertThat(read.getGrpHdr().getMsgId()).isEqualTo(TRANSFER.messageId());
    var payment = read.getPmtInf().get(0);
    assertThat(payment.getDbtr().getNm()).isEqualTo(Transfers.AGENCY.holder());
    assertThat(payment.getReqdExctnDt().getDt()).isEqualTo(LocalDate.of(2026, 11, 24));
    var one = payment.getCdtTrfTxInf().get(0);
    assertThat(one.getPmtId().getEndToEndId()).isEqualTo(TRANSFER.endToEndId());
    assertThat(one.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("1234567");
    assertThat(one.getAmt().getInstdAmt().getCcy()).isEqualTo("KRW");
    assertThat(one.getCdtr().getNm()).isEqualTo(Transfers.FIRM.holder());
    assertThat(one.getCdtrAcct().getId().getOthr().getId()).isEqualTo(Transfers.FIRM.number());
    assertThat(one.getCdtrAgt().getFinInstnId().getBICFI()).isEqualTo(Transfers.FIRM.bank());
    assertThat(one.getRmtInf().getUstrd()).containsExactly(TRANSFER.remittance());
  }

  @ParameterizedTest
  @EnumSource
  void aStatusKeepsTheSchemaAndIsReadAsItWasWritten(TransferStatus.State state) throws Exception {
    TransferStatus status = Transfers.status(TRANSFER, state);
    ForeignReaders.validate(status.toXml(), TransferStatus.NAME);
    assertThat(TransferStatus.from(status.toXml())).isEqualTo(status);
    assertThat(status.answers(TRANSFER)).isTrue();
    assertThat(status.answers(Transfers.transfer("0123456789abcdef", 1_234_568))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void theTypesOfANoticeKeepTheSchemaThatTheyShareWithReports(AccountNotice.Kind kind)
      throws Exception {
    AccountNotice notice = Transfers.notice(TRANSFER, kind);
    ForeignReaders.validate(ForeignReaders.asReport(notice.toXml()), "camt.052.001.08");
    assertThat(AccountNotice.from(notice.toXml())).isEqualTo(notice);
    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(notice.answers(TRANSFER)).isTrue();
  }

  @Test
  void anotherReaderFindsInANoticeWhatWasWritten() throws Exception {
    AccountNotice notice = Transfers.notice(TRANSFER, AccountNotice.Kind.RETURN);
    var told = ForeignReaders.notice(notice.toXml()).getNtfctn().get(0);
    assertThat(told.getElctrncSeqNb()).isEqualByComparingTo("2");
    assertThat(told.getAcct().getId().getOthr().getId()).isEqualTo(Transfers.AGENCY.number());
    var entry = told.getNtry().get(0);
    assertThat(entry.getCdtDbtInd().value()).isEqualTo("CRDT");
    assertThat(entry.getSts().getCd()).isEqualTo("BOOK");
    assertThat(entry.getBookgDt().getDt()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(entry.getAmt().getValue()).isEqualByComparingTo("1234567");
    var one = entry.getNtryDtls().get(0).getTxDtls().get(0);
    assertThat(one.getRefs().getMsgId()).isEqualTo(TRANSFER.messageId());
    assertThat(one.getRefs().getEndToEndId()).isEqualTo(TRANSFER.endToEndId());
    assertThat(one.getRtrInf().getRsn().getCd()).isEqualTo("AC06");
    assertThat(one.getRtrInf().getAddtlInf()).containsExactly("압류된 계좌");
  }

  /** Hangul, signs of markup, and signs that need two units of UTF-16. */
  @Test
  void everyTransferIsReadAsItWasWrittenAndKeepsTheSchema() throws Exception {
    Random random = new Random(20_261_123);
    String[] signs = {"가", "힣", "A", "<", "&", "]]>", "\"", "'", "𠮷", "é", ";", "\u00a0b", "&lt;"};
    for (int i = 0; i < 100; i++) {
      StringBuilder words = new StringBuilder("대");
      for (int length = random.nextInt(40); length > 0; length--) {
        words.append(signs[random.nextInt(signs.length)]);
      }
      int scale = random.nextInt(5);
      Money amount =
          new CurrencyUnit("USD", scale)
              .of(BigDecimal.valueOf(1 + random.nextInt(Integer.MAX_VALUE - 1), scale));
      int[] first = words.codePoints().limit(70).toArray();
      String name = PlainText.compose(new String(first, 0, first.length));
      var creditor = new BankAccount("HANAKRSE", "1-" + i, name);
      CreditTransfer transfer =
          Transfers.transfer(Integer.toHexString(i), amount, creditor, words.toString());
      byte[] xml = transfer.toXml();
      ForeignReaders.validate(xml, CreditTransfer.NAME);
      assertThat(CreditTransfer.from(xml)).isEqualTo(transfer);
      assertThat(CreditTransfer.from(xml).toXml()).isEqualTo(xml);
      assertThat(ForeignReaders.transfer(xml).getPmtInf().get(0).getCdtTrfTxInf().get(0))
          .satisfies(
              one -> {
                assertThat(one.getRmtInf().getUstrd()).containsExactly(words.toString());
                assertThat(one.getAmt().getInstdAmt().getValue())
                    .isEqualByComparingTo(amount.amount());
              });
    }
  }

  @Test
  void theLongestTextsAreReadAndLongerOnesRefused() throws Exception {
    var creditor = new BankAccount("HANAKRSEXXX", "A".repeat(34), "한".repeat(70));
    CreditTransfer longest =
        Transfers.transfer(
            "f".repeat(33), Transfers.won(999_999_999_999_999_999L), creditor, "대".repeat(140));
    ForeignReaders.validate(longest.toXml(), CreditTransfer.NAME);
    assertThat(CreditTransfer.from(longest.toXml())).isEqualTo(longest);
    assertThatThrownBy(() -> Transfers.transfer("f".repeat(34), 1))
        .hasMessageContaining("1 to 35 hexadecimal digits");
    assertThatThrownBy(() -> Transfers.transfer("f", Transfers.won(1), creditor, "대".repeat(141)))
        .hasMessageContaining("140");
    assertThatThrownBy(() -> Transfers.transfer("f", 0)).hasMessageContaining("above 0");
  }
}
