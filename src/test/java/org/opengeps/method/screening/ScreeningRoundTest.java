package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.method.Papers;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.CandidateScore;

/**
 * A round of the screening since July 2025 as {@code opengeps evaluate} replays it. Drawn price
 * 1,779,825,875 won, no A; the lowest bid of 1,590,000,000 won has x = 0.8933 (0.89334...), so its
 * price scores 70 - 4 x 0.67 = 67.32 by hand.
 */
class ScreeningRoundTest {
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-works");
  private static final String TWO_BILLION = "2000000000";
  private static final String FOUR_BILLION = "4000000000";

  private static JsonObject sample() throws IOException {
    try (InputStream in =
        ScreeningRoundTest.class.getResourceAsStream("/evaluation/screening-input.json")) {
      return JsonObject.parse(in.readAllBytes());
    }
  }

  private static JsonObject input(String estimatedAmount) throws IOException {
    JsonObject json = sample();
    JsonObject notice = json.object("notice");
    JsonObject pin = notice.object("ruleSet").toBuilder().replace("hash", RULES.hash()).build();
    JsonObject lot = notice.objects("lots").get(0);
    JsonObject price =
        lot.object("price").toBuilder().replace("estimatedAmount", estimatedAmount).build();
    JsonObject award = lot.object("award").toBuilder().replace("limitRate", "88.745").build();
    JsonObject since =
        notice.toBuilder()
            .replace("noticedAt", "2025-07-01T00:00:00.000Z")
            .replace("ruleSet", pin)
            .replace(
                "lots",
                List.of(lot.toBuilder().replace("price", price).replace("award", award).build()))
            .build();
    JsonObject record = json.object("record");
    JsonObject drawn =
        record.object("draw").toBuilder().replace("estimatedPrice", "1779825875").build();
    return json.toBuilder()
        .replace("notice", since)
        .replace("ruleSet", RULES.json())
        .replace(
            "record",
            record.toBuilder().replace("noticeHash", since.hash()).replace("draw", drawn).build())
        .replace("acts", List.of())
        .build();
  }

  /**
   * What follows from one sheet of the first candidate.
   *
   * @param scores {@code performance 15/15}, parted by commas
   */
  private static JsonObject examined(String estimatedAmount, String scores) throws IOException {
    JsonObject input = input(estimatedAmount);
    JsonObject ranking = evaluate(input).object("ranking");
    List<Score> entered = new ArrayList<>();
    for (String one : scores.split(", ")) {
      String[] parts = one.split("[ /]");
      entered.add(new Score(parts[0], parts[1], parts[2]));
    }
    JsonObject sheet =
        JsonObject.ofType(CandidateScore.TYPE)
            .put("tender", ranking.string("tender"))
            .put("lot", "0")
            .put("rankingHash", Sha256.of(ranking.canonical()))
            .put("submission", ranking.objects("bids").get(0).string("submission"))
            .put("scores", entered, Score::toJson)
            .build();
    return evaluate(input.toBuilder().replace("acts", Papers.with(sheet)).build());
  }

  private static JsonObject evaluate(JsonObject input) {
    return EvaluationInput.from(input).evaluate(AwardMethods.ALL).orThrow();
  }

  private static String outcome(JsonObject evaluation) {
    JsonObject marks = evaluation.objects("examined").get(0);
    assertThat(marks.objects("items").get(0).string("score")).isEqualTo("67.32");
    return marks.string("total") + (marks.bool("passed") ? " passes" : " fails");
  }

  @ParameterizedTest
  @CsvSource({
    "15, 15, 0, 97.32 passes",
    "12.68, 15, 0, 95 passes",
    "12.6799, 15, 0, 94.9999 fails",
    "15, 15, -2.32, 95 passes",
    "15, 15, -2.3201, 94.9999 fails",
    "15, 15, -15, 82.32 fails",
    "0, 0, -15, 52.32 fails"
  })
  void ninetyFivePointsPassAndATenThousandthLessFails(
      String performance, String management, String disqualification, String outcome)
      throws IOException {
    String sheet =
        "performance %s/15, management %s/15, disqualification %s/0"
            .formatted(performance, management, disqualification);
    assertThat(outcome(examined(TWO_BILLION, sheet))).isEqualTo(outcome);
  }

  /** Without the cap the second and the third would have 1.2 more, and the fifth would pass. */
  @ParameterizedTest
  @CsvSource({
    "15, 10, 0, 5, 25, 97.32 passes",
    "15, 10, 1.2, 5, 25, 97.32 passes",
    "15, 10, 1.2, 2.68, 25, 95 passes",
    "13.8, 10, 1.2, 2.68, 25, 95 passes",
    "14.8, 9.6, 1.2, 2.6799, 25, 94.9999 fails",
    "15, 10, -1.2, 5, 23.8, 96.12 passes",
    "15, 10, 1.2, -1.3, 25, 91.02 fails"
  })
  void whatCredibilityAddsNeverLiftsTheFieldAboveItsMaximum(
      String performance,
      String management,
      String reliability,
      String directWork,
      String capacity,
      String outcome)
      throws IOException {
    String sheet =
        "performance %s/15, management %s/10, reliability %s/1.2, direct-work %s/5, disqualification 0/0"
            .formatted(performance, management, reliability, directWork);
    JsonObject evaluation = examined(FOUR_BILLION, sheet);
    assertThat(outcome(evaluation)).isEqualTo(outcome);
    JsonObject step =
        evaluation.objects("steps").stream()
            .filter(one -> one.string("code").equals("field-score"))
            .findFirst()
            .orElseThrow();
    assertThat(step.string("value")).isEqualTo(capacity);
    assertThat(step.object("inputs").string("field")).isEqualTo("capacity");
    assertThat(step.object("inputs").string("maximum")).isEqualTo("25");
    assertThat(new BigDecimal(step.object("inputs").string("sum")))
        .isEqualByComparingTo(
            new BigDecimal(performance)
                .add(new BigDecimal(management))
                .add(new BigDecimal(reliability)));
  }

  @Test
  void aCandidateThatADisqualificationFailsGivesTheTurnToTheNext() throws IOException {
    JsonObject evaluation =
        examined(TWO_BILLION, "performance 15/15, management 15/15, disqualification -15/0");
    assertThat(evaluation.string("state")).isEqualTo("awaiting");
    assertThat(evaluation.strings("awaiting"))
        .containsExactly(evaluation.object("ranking").objects("bids").get(1).string("submission"));
    assertThat(evaluation.objects("steps"))
        .extracting(step -> step.string("code"))
        .containsExactly("price-score", "not-qualified");
  }

  @ParameterizedTest
  @CsvSource({
    "'performance 15/15, management 15/15'",
    "'performance 15/15, management 15/15, disqualification -15.1/0'",
    "'performance 15/15, management 15/15, disqualification 1/0'",
    "'performance -1/15, management 15/15, disqualification 0/0'",
    "'performance 15/15, management 15/15, disqualification -0/0'"
  })
  void aSheetOutsideOfItsBoundsIsRefused(String scores) {
    assertThatThrownBy(() -> examined(TWO_BILLION, scores)).hasMessageContaining("score-sheet");
  }
}
