package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

class PaymentMessagesTest {
  private static final TenderRef TENDER = TenderRef.parse("R26BK00000001-000");
  private static final BankAccount ACCOUNT = new BankAccount("NACFKRSE", "301-1111", "한빛상사");
  private static final Claim CLAIM =
      new Claim(
          TENDER,
          "0",
          Sha256.ofText("contract"),
          1,
          List.of(Sha256.ofText("a"), Sha256.ofText("b")),
          Won.of(45_000_000),
          Won.of(40_000),
          ACCOUNT,
          null,
          LocalDate.of(2026, 6, 10));
  private static final ClaimReturn BACK =
      new ClaimReturn(TENDER, "0", CLAIM.hash(), "세금계산서의 품목이 다름");
  private static final PaymentOrder ORDER =
      new PaymentOrder(
          TENDER,
          "0",
          CLAIM.hash(),
          1,
          CLAIM.payable(),
          Optional.of(
              new PaymentOrder.Interest(3, Percent.of("8.5"), "농협은행 2026-06-01", Won.of(31_410))),
          new BankAccount("NACFKRSE", "301-9999", "가온시"),
          ACCOUNT,
          LocalDate.of(2026, 6, 20));
  private static final PaymentApproval APPROVAL = new PaymentApproval(TENDER, "0", ORDER.hash());

  private static JsonObject parsed(JsonObject json) {
    return JsonObject.parseCanonical(json.canonical());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(Claim.from(parsed(CLAIM.toJson()))).isEqualTo(CLAIM);
    assertThat(ClaimReturn.from(parsed(BACK.toJson()))).isEqualTo(BACK);
    assertThat(PaymentOrder.from(parsed(ORDER.toJson()))).isEqualTo(ORDER);
    assertThat(PaymentApproval.from(parsed(APPROVAL.toJson()))).isEqualTo(APPROVAL);
    JsonObject invoiced =
        CLAIM.toJson().toBuilder().replace("invoice", Sha256.ofText("invoice").hex()).build();
    assertThat(Claim.from(parsed(invoiced)).invoice()).isEqualTo(Sha256.ofText("invoice"));
  }

  /** An amount has the decimals of its currency, no more and no fewer. */
  @Test
  void dollarsAreWrittenWithTheirCents() {
    var dollars = new CurrencyUnit("USD", 2);
    var claim =
        new Claim(
            TENDER,
            "0",
            CLAIM.contract(),
            1,
            CLAIM.inspections(),
            dollars.read("2000.50"),
            dollars.read("0.25"),
            ACCOUNT,
            null,
            CLAIM.claimedOn());
    JsonObject json = parsed(claim.toJson());
    assertThat(json.string("payable")).isEqualTo("2000.25");
    assertThat(Claim.from(json)).isEqualTo(claim);
    refused(Claim::from, json, "acceptedAmount", "2000.5");
    refused(Claim::from, json, "currency", CLAIM.toJson().object("currency"));
    refused(PaymentOrder::from, ORDER.toJson(), "currency", json.object("currency"));
  }

  @Test
  void sumsThatDoNotAddUpAreRefused() {
    refused(Claim::from, CLAIM.toJson(), "payable", "45000000");
    refused(PaymentOrder::from, ORDER.toJson(), "total", "44960000");
    refused(PaymentOrder::from, ORDER.toJson(), "interest", null);
  }

  @Test
  void aMemberThatNobodyKnowsAndAmountsThatAreNoneAreRefused() {
    for (JsonObject json : List.of(CLAIM.toJson(), ORDER.toJson())) {
      assertThatThrownBy(
              () -> {
                JsonObject more = json.toBuilder().put("note", "1").build();
                if (json.string("type").equals(Claim.TYPE)) {
                  Claim.from(more);
                } else {
                  PaymentOrder.from(more);
                }
              })
          .isInstanceOf(JsonFormatException.class);
    }
    refused(Claim::from, CLAIM.toJson(), "damages", "40000.50");
    refused(Claim::from, CLAIM.toJson(), "damages", "-40000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "8.50", "08.5", "100", "8,5", "8.12345", "-1", "1e2", ""})
  void aRateOfInterestIsAPercentageInItsShortestForm(String rate) {
    JsonObject interest =
        ORDER.interest().orElseThrow().toJson().toBuilder().replace("rate", rate).build();
    refused(PaymentOrder::from, ORDER.toJson(), "interest", interest);
  }

  @Test
  void anAccountIsOneOfABank() {
    for (String bank : List.of("NACF", "nacfkrse", "NACFKRSEX")) {
      JsonObject account = ACCOUNT.toJson().toBuilder().replace("bank", bank).build();
      refused(Claim::from, CLAIM.toJson(), "account", account);
    }
    JsonObject noHolder = ACCOUNT.toJson().toBuilder().replace("holder", "").build();
    refused(Claim::from, CLAIM.toJson(), "account", noHolder);
  }

  private static void refused(
      Function<JsonObject, ?> reader, JsonObject json, String member, Object value) {
    JsonObject wrong = json.toBuilder().replace(member, value).build();
    assertThatThrownBy(() -> reader.apply(wrong))
        .as(member + " " + value)
        .isInstanceOf(JsonFormatException.class);
  }
}
