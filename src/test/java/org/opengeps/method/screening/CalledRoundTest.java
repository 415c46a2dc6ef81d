package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.method.Papers;
import org.opengeps.method.RoundTime;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.RoundMessage;

/**
 * A round in which candidates are called, as {@code opengeps evaluate} replays it at any moment.
 * Drawn price 1,779,825,875 won; the prices of 1,590, 1,600 and 1,610 million have x = 0.8933,
 * 0.8990 and 0.9046 and score 67.32, 69.6 and 68.16 of 70 by hand.
 */
class CalledRoundTest {
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-works");
  private static final Instant ASKED = Papers.ASKED;
  private static final Instant DUE = ASKED.plus(Duration.ofDays(7));

  private final EvaluationInput opened = opened();
  private final JsonObject ranking = evaluate(opened).object("ranking");

  private static EvaluationInput opened() {
    try (InputStream in =
        CalledRoundTest.class.getResourceAsStream("/evaluation/screening-input.json")) {
      JsonObject json = JsonObject.parse(in.readAllBytes());
      JsonObject notice = json.object("notice");
      JsonObject pin = notice.object("ruleSet").toBuilder().replace("hash", RULES.hash()).build();
      JsonObject lot = notice.objects("lots").get(0);
      JsonObject award = lot.object("award").toBuilder().replace("limitRate", "88.745").build();
      JsonObject price =
          lot.object("price").toBuilder().replace("estimatedAmount", "2000000000").build();
      JsonObject since =
          notice.toBuilder()
              .replace("noticedAt", "2025-07-01T00:00:00.000Z")
              .replace("ruleSet", pin)
              .replace(
                  "lots",
                  List.of(lot.toBuilder().replace("award", award).replace("price", price).build()))
              .build();
      JsonObject record = json.object("record");
      JsonObject drawn =
          record.object("draw").toBuilder().replace("estimatedPrice", "1779825875").build();
      return EvaluationInput.from(
          json.toBuilder()
              .replace("notice", since)
              .replace("ruleSet", RULES.json())
              .replace(
                  "record",
                  record.toBuilder()
                      .replace("noticeHash", since.hash())
                      .replace("draw", drawn)
                      .build())
              .replace("acts", List.of())
              .build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** By way of JSON, so that what is replayed is what stands in a file. */
  private static JsonObject evaluate(EvaluationInput input) {
    return EvaluationInput.from(JsonObject.parse(input.toJson().canonical()))
        .evaluate(AwardMethods.ALL)
        .orThrow();
  }

  private JsonObject at(Instant now, Suspensions suspensions, List<RoundMessage> acts) {
    return evaluate(with(new RoundTime(now, suspensions), acts));
  }

  private JsonObject at(Instant now, RoundMessage... acts) {
    return at(now, Suspensions.NONE, List.of(acts));
  }

  private EvaluationInput with(RoundTime time, List<RoundMessage> acts) {
    return new EvaluationInput(
        opened.notice(), opened.rules(), opened.opened(), acts, Optional.of(time));
  }

  private String candidate(int rank) {
    return ranking.objects("bids").get(rank - 1).string("submission");
  }

  private CandidateScore sheet(int rank, String performance) {
    return new CandidateScore(
        TenderRef.parse(ranking.string("tender")),
        "0",
        Sha256.of(ranking.canonical()),
        UUID.fromString(candidate(rank)),
        List.of(
            new Score("performance", performance, "15"),
            new Score("management", "15", "15"),
            new Score("disqualification", "0", "0")));
  }

  private CandidateRequest call(int rank, Instant askedAt, Instant dueAt) {
    return Papers.request(Kind.CALL, sheet(rank, "15"), askedAt, dueAt);
  }

  private static List<String> steps(JsonObject evaluation) {
    return evaluation.objects("steps").stream().map(step -> step.string("code")).toList();
  }

  @Test
  void theFirstIsSilentTheSecondFailsAtNinetyFourPointNineAndTheThirdHasTheContract() {
    CandidateRequest first = call(1, ASKED, DUE);
    CandidateRequest second = call(2, DUE, DUE.plus(Duration.ofDays(7)));
    CandidateRequest third = call(3, DUE, DUE.plus(Duration.ofDays(7)));
    CandidateScore fails = sheet(2, "10.3");
    List<RoundMessage> acts =
        List.of(
            first,
            second,
            Papers.answer(second, sheet(2, "15")),
            fails,
            third,
            Papers.answer(third, sheet(3, "15")),
            sheet(3, "15"));
    JsonObject decided = at(DUE, Suspensions.NONE, acts);
    assertThat(decided.objects("examined"))
        .extracting(marks -> marks.string("total") + " " + marks.bool("passed"))
        .containsExactly("94.9 false", "98.16 true");
    assertThat(decided.object("winner").string("submission")).isEqualTo(candidate(3));
    assertThat(steps(decided)).contains("silent");
    JsonObject step = decided.objects("steps").get(0);
    assertThat(step.object("inputs").string("submission")).isEqualTo(candidate(1));
    assertThat(step.object("article").string("en")).contains("section 3");
    JsonObject before = at(DUE.minusMillis(1), Suspensions.NONE, acts);
    assertThat(before.strings("awaiting"))
        .as("a moment before its time is over")
        .containsExactly(candidate(1));
  }

  @Test
  void silenceIsNobodysWordAndWithoutATimeNobodyIsSilent() {
    JsonObject evaluation =
        evaluate(
            new EvaluationInput(
                opened.notice(), opened.rules(), opened.opened(), List.of(call(1, ASKED, DUE))));
    assertThat(evaluation.strings("awaiting")).containsExactly(candidate(1));
  }

  @Test
  void aScoreWithoutACallOrAnAnswerCountsForNothing() {
    assertThat(at(ASKED, sheet(1, "15")).strings("awaiting")).containsExactly(candidate(1));
    CandidateRequest call = call(1, ASKED, DUE);
    assertThat(at(ASKED, call, sheet(1, "15")).strings("awaiting")).containsExactly(candidate(1));
    JsonObject late = at(DUE, call, sheet(1, "15"));
    assertThat(late.strings("awaiting")).containsExactly(candidate(2));
  }

  @Test
  void whoIsAskedForASupplementIsJudgedOnItOrOnTheFirstPapersOnceItsTimeIsOver() {
    CandidateRequest call = call(1, ASKED, DUE);
    CandidateRequest more =
        Papers.request(Kind.SUPPLEMENT, sheet(1, "15"), DUE, DUE.plusSeconds(60));
    var answer = Papers.answer(call, sheet(1, "15"));
    var score = sheet(1, "15");
    assertThat(at(DUE, call, answer, more, score).string("state")).isEqualTo("awaiting");
    assertThat(at(DUE.plusSeconds(60), call, answer, more, score).string("state"))
        .isEqualTo("decidable");
    assertThat(at(DUE, call, answer, more, Papers.answer(more, score), score).string("state"))
        .isEqualTo("decidable");
  }

  @Test
  void aSuspensionPutsTheEndOfTheTimeOffByAsLongAsItLasts() {
    Instant from = ASKED.plusSeconds(3600);
    var suspended =
        new Suspensions(
            List.of(new Suspensions.Span(from, Optional.of(from.plus(Duration.ofDays(2))))));
    List<RoundMessage> acts = List.of(call(1, ASKED, DUE));
    assertThat(at(DUE, suspended, acts).strings("awaiting")).containsExactly(candidate(1));
    assertThat(at(DUE.plus(Duration.ofDays(2)), suspended, acts).strings("awaiting"))
        .containsExactly(candidate(2));
    var lasting = new Suspensions(List.of(new Suspensions.Span(from, Optional.empty())));
    assertThat(at(DUE.plus(Duration.ofDays(9)), lasting, acts).strings("awaiting"))
        .containsExactly(candidate(1));
  }

  @Test
  void aSecondCallAnAnswerToNothingAndASupplementToNoCallAreRefused() {
    CandidateRequest call = call(1, ASKED, DUE);
    CandidateRequest more =
        Papers.request(Kind.SUPPLEMENT, sheet(2, "15"), DUE, DUE.plusSeconds(60));
    Stream.of(
            List.<RoundMessage>of(call, call(1, DUE, DUE.plusSeconds(9))),
            List.<RoundMessage>of(Papers.answer(call, sheet(1, "15"))),
            List.<RoundMessage>of(call, more))
        .map(acts -> with(RoundTime.at(DUE), new ArrayList<>(acts)))
        .forEach(
            input ->
                assertThat(input.evaluate(AwardMethods.ALL).refused())
                    .get()
                    .matches(refusal -> refusal.code().equals("act-outdated")));
  }
}
