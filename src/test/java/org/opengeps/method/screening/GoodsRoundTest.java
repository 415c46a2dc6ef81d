package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.method.Papers;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.CandidateScore;

/**
 * A round of goods of 1,634,482,727 won as {@code opengeps evaluate} replays it. Drawn price
 * 1,779,825,875 won, so the limit is 80.495 % of it, 1,432,670,838.08 won, rounded up. By hand:
 * 1,590,000,000 won has x = 0.8933 and scores 30 - 2 x 1.33 = 27.34, 1,600,000,000 won has x =
 * 0.8990 and scores 30 - 2 x 1.90 = 26.2.
 */
class GoodsRoundTest {
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-goods");

  private static JsonObject sample() throws IOException {
    try (InputStream in =
        GoodsRoundTest.class.getResourceAsStream("/evaluation/screening-input.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  private static JsonObject input(String deductibleA, String costSum) throws IOException {
    JsonObject json = sample();
    JsonObject notice = json.object("notice");
    JsonObject award =
        JsonObject.builder()
            .put("deductibleA", deductibleA)
            .put("limitRate", "80.495")
            .put("costSum", costSum)
            .build();
    JsonObject lot = notice.objects("lots").get(0).toBuilder().replace("award", award).build();
    JsonObject goods =
        notice.toBuilder()
            .replace("noticedAt", "2026-07-01T00:00:00.000Z")
            .replace(
                "business",
                JsonObject.builder().put("type", "goods").put("kind", "ordinary-goods").build())
            .replace("lots", List.of(lot))
            .replace("ruleSet", pin(notice.object("ruleSet").toBuilder()))
            .build();
    JsonObject record = json.object("record");
    JsonObject drawn =
        record.object("draw").toBuilder().replace("estimatedPrice", "1779825875").build();
    return json.toBuilder()
        .replace("notice", goods)
        .replace("ruleSet", RULES.json())
        .replace(
            "record",
            record.toBuilder().replace("noticeHash", goods.hash()).replace("draw", drawn).build())
        .replace("acts", List.of())
        .build();
  }

  private static JsonObject pin(JsonBuilder pin) {
    return pin.replace("id", RULES.id())
        .replace("version", RULES.version())
        .replace("hash", RULES.hash())
        .build();
  }

  private static Verdict<JsonObject> replay(JsonObject input) {
    return EvaluationInput.from(input).evaluate(AwardMethods.ALL);
  }

  private static JsonObject evaluate(JsonObject... sheets) throws IOException {
    List<JsonObject> acts =
        Stream.of(sheets).flatMap(sheet -> Papers.with(sheet).stream()).toList();
    return replay(input(null, null).toBuilder().replace("acts", acts).build()).orThrow();
  }

  /** The sheet of the candidate of a rank. */
  private static JsonObject sheet(
      int rank, String record, String technical, String credit, String credibility)
      throws IOException {
    JsonObject ranking = evaluate().object("ranking");
    return JsonObject.ofType(CandidateScore.TYPE)
        .put("tender", ranking.string("tender"))
        .put("lot", "0")
        .put("rankingHash", Sha256.of(ranking.canonical()))
        .put("submission", ranking.objects("bids").get(rank - 1).string("submission"))
        .put(
            "scores",
            List.of(
                new Score("supply-record", record, "30"),
                new Score("technical-ability", technical, "10"),
                new Score("management", credit, "30"),
                new Score("reliability", credibility, "2")),
            Score::toJson)
        .build();
  }

  @Test
  void bidsFromTheLimitOnAreRankedByTheirAmountAndNoAIsTakenOff() throws IOException {
    JsonObject ranking = evaluate().object("ranking");
    assertThat(ranking.objects("bids"))
        .extracting(bid -> bid.stringOrNull("amount") + " " + bid.stringOrNull("exclusion"))
        .containsExactly("1590000000 null", "1600000000 null", "1610000000 null", "null void");
    JsonObject limit = ranking.objects("steps").get(0);
    assertThat(limit.string("value")).isEqualTo("1432670839");
    assertThat(limit.object("inputs").string("deductibleA")).isEqualTo("0");
    assertThat(ranking.objects("steps")).as("no 98 % rule").hasSize(1);
  }

  @Test
  void theFirstWhoFailsGivesTheTurnToTheSecondWhoHasTheContract() throws IOException {
    JsonObject first = sheet(1, "18", "10", "29.6", "0");
    JsonObject failed = evaluate(first);
    assertThat(outcomes(failed)).containsExactly("27.34 84.94 false");
    assertThat(failed.string("state")).isEqualTo("awaiting");
    JsonObject decided = evaluate(first, sheet(2, "26", "10", "29.5", "-0.5"));
    assertThat(outcomes(decided)).containsExactly("27.34 84.94 false", "26.2 91.2 true");
    assertThat(decided.string("state")).isEqualTo("decidable");
    assertThat(decided.object("winner").string("amount")).isEqualTo("1600000000");
  }

  private static Stream<String> outcomes(JsonObject evaluation) {
    return evaluation.objects("examined").stream()
        .map(
            marks ->
                marks.objects("items").get(0).string("score")
                    + " "
                    + marks.string("total")
                    + " "
                    + marks.bool("passed"));
  }

  /** 57.66 of 70 points pass; credibility fills gaps and never lifts the field above 70. */
  @ParameterizedTest
  @CsvSource({
    "18, 10, 29.66, 0, 85 true",
    "18, 10, 29.6599, 0, 84.9999 false",
    "18, 10, 27.66, 2, 85 true",
    "30, 10, 30, 2, 97.34 true",
    "30, 10, 30, -2, 95.34 true",
    "30, 9, 30, 0.5, 96.84 true"
  })
  void eightyFivePointsPass(
      String record, String technical, String credit, String credibility, String outcome)
      throws IOException {
    assertThat(outcomes(evaluate(sheet(1, record, technical, credit, credibility))))
        .containsExactly("27.34 " + outcome);
  }

  @ParameterizedTest
  @CsvSource({"0, , takes no A off", "1, , takes no A off", ", 1258551700, no use for it"})
  void aNoticeThatSaysAnAOrACostSumHasNoProcedure(String a, String costSum, String why)
      throws IOException {
    var refusal = replay(input(a, costSum)).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo("award-terms-wrong");
    assertThat(refusal.english()).contains(why);
  }
}
