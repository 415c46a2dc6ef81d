package org.opengeps.method.quotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.CandidateScore;

/**
 * A round of quotations as {@code opengeps evaluate} replays it. Drawn price 1,779,825,875 won, no
 * A, limit 89.745 %: 1,597,304,732 won by hand (1,597,304,731.5...), rounded up. Quotations of
 * 1,590,000,000, 1,600,000,000 and 1,610,000,000 won and one that is void.
 */
class QuotationRoundTest {
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-quotation");
  private static final QuotationRules LAW = QuotationRules.of(RULES);
  private static final String KIND = "general-works";

  private static JsonObject sample() throws IOException {
    try (InputStream in =
        QuotationRoundTest.class.getResourceAsStream("/evaluation/screening-input.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  private static JsonObject input(String limitRate) throws IOException {
    JsonObject json = sample();
    JsonObject notice = json.object("notice");
    JsonObject lot = notice.objects("lots").get(0);
    JsonObject pin =
        notice.object("ruleSet").toBuilder()
            .replace("id", RULES.id())
            .replace("hash", RULES.hash())
            .build();
    JsonObject quoted =
        notice.toBuilder()
            .replace("noticedAt", "2025-07-01T00:00:00.000Z")
            .replace(
                "business", JsonObject.builder().put("type", "works").put("kind", KIND).build())
            .replace("competition", JsonObject.builder().put("method", "direct").build())
            .replace("award", JsonObject.builder().put("method", SmallQuotation.WORD).build())
            .replace("lots", List.of(lot(lot, limitRate)))
            .replace("ruleSet", pin)
            .build();
    JsonObject record =
        json.object("record").toBuilder()
            .replace("noticeHash", quoted.hash())
            .replace("draw", drawn(json.object("record").object("draw")))
            .build();
    return json.toBuilder()
        .replace("notice", quoted)
        .replace("ruleSet", RULES.json())
        .replace("record", record)
        .replace("acts", List.of())
        .build();
  }

  private static JsonObject drawn(JsonObject draw) {
    return draw.toBuilder().replace("estimatedPrice", "1779825875").build();
  }

  private static JsonObject lot(JsonObject lot, String limitRate) {
    JsonObject price =
        lot.object("price").toBuilder().replace("estimatedAmount", "400000000").build();
    JsonObject award =
        JsonObject.builder().put("deductibleA", "0").put("limitRate", limitRate).build();
    return lot.toBuilder().replace("price", price).replace("award", award).build();
  }

  private static JsonObject evaluate(JsonObject... acts) throws IOException {
    JsonObject input = input("89.745").toBuilder().replace("acts", List.of(acts)).build();
    return EvaluationInput.from(input).evaluate(AwardMethods.ALL).orThrow();
  }

  /** All grounds answered; those named hold. */
  private static JsonObject answers(JsonObject evaluation, int rank, String... holding)
      throws IOException {
    JsonObject ranking = evaluation.object("ranking");
    List<JsonObject> scores = new ArrayList<>();
    for (String ground : LAW.grounds(KIND)) {
      scores.add(new Score(ground, List.of(holding).contains(ground) ? "0" : "1", "1").toJson());
    }
    return JsonObject.ofType(CandidateScore.TYPE)
        .put("tender", ranking.string("tender"))
        .put("lot", "0")
        .put("rankingHash", Sha256.of(ranking.canonical()))
        .put("submission", ranking.objects("bids").get(rank - 1).string("submission"))
        .put("scores", scores)
        .build();
  }

  @Test
  void theLowestQuotationFromTheLimitOnComesFirstAndOneBelowItNever() throws IOException {
    JsonObject result = evaluate();
    assertThat(result.object("ranking").objects("bids"))
        .extracting(bid -> bid.stringOrNull("amount") + " " + bid.stringOrNull("exclusion"))
        .containsExactly(
            "1600000000 null", "1610000000 null", "1590000000 below-limit", "null void");
    assertThat(result.object("ranking").objects("steps"))
        .extracting(step -> step.string("code") + " " + step.string("value"))
        .containsExactly("minimum-bid 1597304732");
    assertThat(result.string("state")).isEqualTo("awaiting");
  }

  @Test
  void whoIsExcludedByNoGroundHasTheContract() throws IOException {
    JsonObject first = answers(evaluate(), 1);
    JsonObject result = evaluate(first);
    assertThat(result.string("state")).isEqualTo("decidable");
    assertThat(result.object("winner").string("amount")).isEqualTo("1600000000");
    assertThat(result.objects("steps"))
        .extracting(step -> step.string("code"))
        .containsExactly("not-excluded");
  }

  @Test
  void aGroundThatHoldsIsNamedAndTheNextOneIsExamined() throws IOException {
    JsonObject excluded = answers(evaluate(), 1, "recent-refusal", "debarred");
    JsonObject result = evaluate(excluded);
    assertThat(result.string("state")).isEqualTo("awaiting");
    assertThat(result.objects("steps"))
        .extracting(step -> step.string("code") + ": " + step.string("value"))
        .containsExactly("excluded: debarred recent-refusal");
    JsonObject decided = evaluate(excluded, answers(evaluate(), 2));
    assertThat(decided.object("winner").string("amount")).isEqualTo("1610000000");
  }

  @Test
  void withEverybodyExcludedNobodyHasIt() throws IOException {
    JsonObject before = evaluate();
    JsonObject result =
        evaluate(answers(before, 1, "insolvent"), answers(before, 2, "clearly-unable"));
    assertThat(result.string("state")).isEqualTo("failed");
  }

  @Test
  void aGroundIsAnsweredWithYesOrNoAndEachOne() throws IOException {
    JsonObject answers = answers(evaluate(), 1);
    List<JsonObject> scores = new ArrayList<>(answers.objects("scores"));
    scores.set(0, new Score("insolvent", "0.5", "1").toJson());
    assertThat(refusal(answers.toBuilder().replace("scores", scores).build()))
        .isEqualTo("score-sheet");
    scores.remove(0);
    assertThat(refusal(answers.toBuilder().replace("scores", scores).build()))
        .isEqualTo("score-sheet");
  }

  private static String refusal(JsonObject act) throws IOException {
    JsonObject input = input("89.745").toBuilder().replace("acts", List.of(act)).build();
    return EvaluationInput.from(input).evaluate(AwardMethods.ALL).refused().orElseThrow().code();
  }

  @Test
  void anotherLimitRateThanThatOfTheRuleSetIsRefused() throws IOException {
    assertThat(
            EvaluationInput.from(input("87.745"))
                .evaluate(AwardMethods.ALL)
                .refused()
                .orElseThrow()
                .code())
        .isEqualTo("award-terms-wrong");
  }
}
