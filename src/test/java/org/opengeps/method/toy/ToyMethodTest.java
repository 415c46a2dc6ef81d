package org.opengeps.method.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Waiver;

/** A method is added by one class, and by nothing else that was there before. */
class ToyMethodTest {
  private static final AwardMethods METHODS = ToyMethods.ALL;

  /** An input of the screening under a rule set that has both methods. */
  private static EvaluationInput input(String method) throws IOException {
    JsonObject json = sample();
    JsonObject rules =
        json.object("ruleSet").toBuilder()
            .replace(
                "methods", List.of(pair("qualification-screening", 2), pair(LowestPrice.WORD, 1)))
            .build();
    JsonObject pin =
        json.object("notice").object("ruleSet").toBuilder().replace("hash", rules.hash()).build();
    JsonObject notice =
        json.object("notice").toBuilder()
            .replace("award", JsonObject.builder().put("method", method).build())
            .replace("lots", List.of(lot(method, json.object("notice").objects("lots").get(0))))
            .replace("ruleSet", pin)
            .build();
    JsonObject record =
        json.object("record").toBuilder().replace("noticeHash", notice.hash()).build();
    return EvaluationInput.from(
        json.toBuilder()
            .replace("notice", notice)
            .replace("ruleSet", rules)
            .replace("record", record)
            .replace("acts", List.of())
            .build());
  }

  private static JsonObject lot(String method, JsonObject screening) {
    return method.equals(LowestPrice.WORD)
        ? screening.toBuilder().replace("award", JsonObject.builder().build()).build()
        : screening;
  }

  private static JsonObject pair(String award, int minimum) {
    return JsonObject.builder()
        .put("competition", "open")
        .put("award", award)
        .put("minimumBids", minimum)
        .build();
  }

  private static JsonObject sample() throws IOException {
    try (InputStream in =
        ToyMethodTest.class.getResourceAsStream("/evaluation/screening-input.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  @Test
  void aTenderUnderTheToyIsDecidedByTheToy() throws IOException {
    JsonObject result = input(LowestPrice.WORD).evaluate(METHODS).orThrow();
    assertThat(result.string("state")).isEqualTo("decidable");
    assertThat(result.object("winner").string("amount"))
        .isEqualTo(result.object("ranking").objects("bids").get(0).string("amount"));
    assertThat(result.objects("steps").get(0).string("code")).isEqualTo("lowest");
  }

  @Test
  void anActThatTheToyDoesNotKnowIsRefusedWithASentence() throws IOException {
    EvaluationInput input = input(LowestPrice.WORD);
    Ranking ranking =
        new LowestPrice().under(null, null, null).orThrow().ranking(input.opened().record());
    var waiver =
        new Waiver(
            ranking.tender(),
            "0",
            ranking.toJson().hash(),
            ranking.candidates().get(0).submission());
    var waived =
        new EvaluationInput(input.notice(), input.rules(), input.opened(), List.of(waiver));
    assertThat(waived.evaluate(METHODS).refused())
        .get()
        .matches(refusal -> refusal.code().equals("act-not-of-method"))
        .matches(
            refusal -> refusal.english().endsWith("does not know such an act; ask the agency."));
  }

  @Test
  void theOtherMethodOfTheSameRuleSetGoesOnAsBefore() throws IOException {
    JsonObject result = input("qualification-screening").evaluate(METHODS).orThrow();
    assertThat(result.string("state")).isEqualTo("awaiting");
  }

  @Test
  void aProgramWithoutTheMethodRefusesRuleSetAndNotice() throws IOException {
    EvaluationInput input = input(LowestPrice.WORD);
    RuleSet rules = input.rules();
    assertThat(METHODS.cover(rules)).isSameAs(rules);
    assertThatThrownBy(() -> AwardMethods.ALL.cover(rules))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("lowest-price is no award method that this program knows");
    assertThat(input.evaluate(AwardMethods.ALL).refused().orElseThrow().code())
        .isEqualTo("award-method-unknown");
  }
}
