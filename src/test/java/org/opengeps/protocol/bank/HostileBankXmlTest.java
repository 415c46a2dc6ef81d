package org.opengeps.protocol.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.protocol.fixture.Transfers;

/** What is not exactly one transfer is refused, with the member that is wrong. */
class HostileBankXmlTest {
  private static final String XML =
      new String(Transfers.transfer("ab", 5000).toXml(), StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pain.001.001.09  | pain.001.001.03 | in the namespace urn:iso:std:iso:20022:tech:xsd:pain.001.001.03",
        "<PmtMtd>TRF      | <PmtMtd>CHK     | Document/CstmrCdtTrfInitn/PmtInf/PmtMtd: \"CHK\" instead of \"TRF\"",
        "<NbOfTxs>1       | <NbOfTxs>2      | Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs: \"2\" instead of \"1\"",
        "<MsgId>ab00      | <MsgId>AB00     | Document/CstmrCdtTrfInitn/GrpHdr/MsgId: not 1 to 35 hexadecimal digits",
        "Ccy=`KRW`        | Ccy=`won`       | Amt/InstdAmt: not an ISO 4217 code: won",
        " Ccy=`KRW`       | ``              | Amt/InstdAmt: without a currency",
        ">5000<           | >-5000<         | Amt/InstdAmt: not an amount in KRW: -5000",
        ">5000<           | >5e3<           | Amt/InstdAmt: not an amount in KRW: 5e3",
        ">5000<           | >5000.00000<    | Amt/InstdAmt: a currency has 0 to 4 decimals",
        "OGPSKRSE         | OGPSKR          | DbtrAgt/FinInstnId/BICFI: not a BIC",
        "2026-11-24       | 2026-02-30      | ReqdExctnDt/Dt: not a day",
        "T01:00:00Z       | T10:00:00+09:00 | CreDtTm: not a time",
        "</CdtTrfTxInf>   | <Purp><Cd>GOVT</Cd></Purp></CdtTrfTxInf> | CdtTrfTxInf/Purp: the profile has no such member here",
        "<PmtMtd>         | <PmtMtd lang=`ko`> | PmtInf/PmtMtd: an attribute that the profile has not",
        "<PmtMtd>         | between<PmtMtd> | PmtInf: text between members",
        "<PmtMtd>TRF      | <PmtMtd><b/>TRF | PmtMtd: text between members",
        "</Document>      | </Document><Document/> | not well-formed",
        "</PmtMtd>        | </Pmt>          | not well-formed",
        "encoding=`UTF-8` | encoding=`EUC-KR` | another encoding than UTF-8",
        "<Document        | <?run me?><Document | an instruction, which the profile has not",
      })
  void aChangedMessageIsRefusedNamingTheMember(String old, String changed, String sentence) {
    String from = old.replace('`', '"');
    assertThat(XML).contains(from);
    String xml = XML.replace(from, changed == null ? "" : changed.replace('`', '"'));
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(BankFormatException.class)
        .hasMessageContaining(sentence);
  }

  static Stream<String> members() {
    Matcher leaves = Pattern.compile("<(\\w+)(?: [^>]*)?>[^<>]+</\\1>").matcher(XML);
    return leaves.results().map(leaf -> leaf.group());
  }

  @ParameterizedTest
  @MethodSource("members")
  void everyMemberIsNeeded(String leaf) {
    assertThatThrownBy(() -> read(XML.replaceFirst(Pattern.quote(leaf), "")))
        .isInstanceOf(BankFormatException.class);
  }

  @Test
  void twoTransactionsAreRefused() {
    String one = XML.substring(XML.indexOf("<CdtTrfTxInf>"), XML.indexOf("</PmtInf>"));
    assertThatThrownBy(() -> read(XML.replace(one, one + one)))
        .isInstanceOf(BankFormatException.class)
        .hasMessage(
            "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf: the profile has no such member here");
  }

  @Test
  void entitiesAreNeverExpanded() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"하\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
    }
    String bomb =
        XML.replace("<Document", laughs + "]><Document").replace("<Ustrd>", "<Ustrd>&a29;");
    assertThatThrownBy(() -> read(bomb)).isInstanceOf(BankFormatException.class);
  }

  @Test
  void nothingOutsideTheMessageIsRead() {
    String nosy =
        XML.replace(
                "<Document",
                "<!DOCTYPE Document [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><Document")
            .replace("<Ustrd>", "<Ustrd>&f;");
    assertThatThrownBy(() -> read(nosy)).isInstanceOf(BankFormatException.class);
    assertThatThrownBy(
            () ->
                read(
                    XML.replace(
                        "<Document", "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\"><Document")))
        .isInstanceOf(BankFormatException.class);
  }

  @Test
  void deepLongAndForeignBytesAreRefused() {
    String deep = "<PmtMtd>".repeat(3000) + "</PmtMtd>".repeat(3000);
    assertThatThrownBy(() -> read(XML.replace("<PmtMtd>TRF</PmtMtd>", deep)))
        .hasMessageContaining("deeper than 20");
    assertThatThrownBy(() -> read(XML.replace("<PmtMtd>", " ".repeat(65_536) + "<PmtMtd>")))
        .hasMessageContaining("longer than 65536 bytes");
    assertThatThrownBy(() -> CreditTransfer.from(XML.getBytes(Charset.forName("EUC-KR"))))
        .hasMessageContaining("not in UTF-8");
    for (String junk : new String[] {"", "{}", "<Document/>", "\u0000", "한글"}) {
      assertThatThrownBy(() -> read(junk)).isInstanceOf(BankFormatException.class);
    }
  }

  @Test
  void blanksBetweenMembersAndCommentsMeanNothing() {
    String airy = XML.replace("><", ">\n  <").replace("<PmtMtd>", "<!-- how --><PmtMtd>");
    assertThat(read(airy)).isEqualTo(Transfers.transfer("ab", 5000));
  }

  @Test
  void oneKindOfMessageIsNotReadAsAnother() {
    var status =
        Transfers.status(Transfers.transfer("ab", 5000), TransferStatus.State.BOOKED).toXml();
    assertThatThrownBy(() -> CreditTransfer.from(status)).hasMessageContaining("namespace");
    assertThatThrownBy(() -> AccountNotice.from(status)).hasMessageContaining("namespace");
  }

  /** Nothing but a refusal comes out of the readers, whatever goes in. */
  @Test
  void whateverIsChangedIsReadOrRefused() {
    CreditTransfer transfer = Transfers.transfer("ab", 5000);
    byte[][] seeds = {
      transfer.toXml(),
      Transfers.status(transfer, TransferStatus.State.REJECTED).toXml(),
      Transfers.notice(transfer, AccountNotice.Kind.RETURN).toXml()
    };
    Random random = new Random(20_261_123);
    for (int i = 0; i < 6000; i++) {
      byte[] changed = changed(seeds[i % 3], random);
      for (Consumer<byte[]> reader : READERS) {
        try {
          reader.accept(changed);
        } catch (BankFormatException e) {
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    }
  }

  private static final List<Consumer<byte[]>> READERS =
      List.of(CreditTransfer::from, TransferStatus::from, AccountNotice::from);

  private static final String[] PIECES = {
    "<",
    ">",
    "&",
    "&#0;",
    "&#x10ffff;",
    "&amp",
    "<!",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!--",
    "\"",
    "xmlns:a=\"b\" ",
    "<!DOCTYPE ",
    "[<!ENTITY e \"e\">]",
    "&e;",
    "\u0000",
    "\ufeff",
    "한",
    "--",
    " xml:lang=\"ko\"",
    "version=\"1.1\"",
    "standalone=\"yes\"",
    ":",
    "\r",
    "\ud83d\ude00",
    "/>"
  };

  private static byte[] changed(byte[] seed, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int times = 1 + random.nextInt(3);
    byte[] now = seed;
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(now.length);
      int left = Math.min(now.length - at, random.nextInt(30));
      out.reset();
      out.write(now, 0, at);
      if (random.nextBoolean()) {
        out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
      } else {
        out.write(random.nextInt(256));
      }
      out.write(now, at + left, now.length - at - left);
      now = out.toByteArray();
    }
    return now;
  }

  private static CreditTransfer read(String xml) {
    return CreditTransfer.from(xml.getBytes(StandardCharsets.UTF_8));
  }
}
