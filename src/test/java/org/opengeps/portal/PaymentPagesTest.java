package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;

/** Words of claims and payments: every member and every state has its own. */
class PaymentPagesTest {
  private static final Claim CLAIM = claim();
  private static final PaymentOrder ORDER =
      new PaymentOrder(
          CLAIM.tender(),
          "0",
          CLAIM.hash(),
          1,
          CLAIM.payable(),
          Optional.of(new PaymentOrder.Interest(3, Percent.of("8.5"), "농협은행", Won.of(31_410))),
          new BankAccount("NACFKRSE", "301-9999", "가온시"),
          CLAIM.account(),
          LocalDate.of(2026, 6, 20));

  private static Claim claim() {
    return new Claim(
        TenderRef.parse("R26BK00000001-000"),
        "0",
        Sha256.ofText("contract"),
        1,
        List.of(Sha256.ofText("a")),
        Won.of(45_000_000),
        Won.of(40_000),
        new BankAccount("NACFKRSE", "110-2345-678901", "한빛상사"),
        null,
        LocalDate.of(2026, 6, 10));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfWhatIsSignedAboutPaymentsHasAName(Language language) {
    Texts texts = new Texts(language);
    List<String> nameless = new ArrayList<>();
    for (JsonObject json :
        List.of(
            CLAIM.toJson(),
            ORDER.toJson(),
            new ClaimReturn(CLAIM.tender(), "0", CLAIM.hash(), "품목이 다름").toJson(),
            new PaymentApproval(CLAIM.tender(), "0", ORDER.hash()).toJson())) {
      collect("", json, texts, nameless);
    }
    assertThat(nameless).isEmpty();
  }

  private static void collect(String prefix, JsonObject json, Texts texts, List<String> nameless) {
    for (String name : json.names()) {
      String path = prefix + name;
      if (!name.equals("currency") && !texts.has("field." + path.toLowerCase(Locale.ROOT))) {
        nameless.add(path);
      }
      if (!name.equals("currency") && json.raw(name) instanceof Map<?, ?>) {
        collect(path + ".", json.object(name), texts, nameless);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyStateAndEveryReportOfTheBankHasItsWords(Language language) {
    Texts texts = new Texts(language);
    for (ClaimState state : ClaimState.values()) {
      assertThat(texts.has("claim-state." + word(state))).as(state.name()).isTrue();
    }
    for (TransferOutcome outcome : TransferOutcome.values()) {
      assertThat(texts.has("transfer-outcome." + word(outcome))).as(outcome.name()).isTrue();
    }
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
