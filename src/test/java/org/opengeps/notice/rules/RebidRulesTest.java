package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;

/** What the engine asks of an order that lets lots be bid for once more, and of its corrections. */
class RebidRulesTest {
  private static final RuleSets SETS = RuleSets.carried();
  private static final RuleSet LAW = SETS.get("kr-local-works");
  private static final Notice FIRST = Notices.of(Drafts.works().build(), Drafts.NOTICED);

  /** Eleven o'clock in Seoul, a Wednesday, the day after the first closing. */
  private static final Instant NOW = Instant.parse("2025-06-25T02:00:00Z");

  private static final Instant CLOSES = LAW.end(LAW.rebidWindow().orElseThrow(), NOW);
  private static final UnaryOperator<JsonBuilder> AS_IT_IS = json -> json;

  /** The re-bid, its least time from now to its closing. */
  private static final Notice REBID =
      Rebids.of(List.of(FIRST), CLOSES, FIRST.lot("0").again(List.of()));

  private static List<String> codes(Instant closesAt, UnaryOperator<JsonBuilder> change) {
    return codes(LAW, closesAt, closesAt.plusSeconds(3600), change);
  }

  private static List<String> codes(
      RuleSet rules, Instant closesAt, Instant opensAt, UnaryOperator<JsonBuilder> change) {
    JsonBuilder json = Drafts.rebid(FIRST.ref().toString(), List.of("0.1"), closesAt, opensAt);
    Draft draft = Draft.from(change.apply(json).build());
    Draft whole = draft.with(DraftTerms.of(FIRST).at(draft.rounds()));
    return codes(
        new NoticeFacts(whole, rules, AwardMethods.ALL, NOW, Optional.of(FIRST), Map.of()));
  }

  private static List<String> codes(NoticeFacts facts) {
    return NoticeRules.check(facts).stream().map(Finding::code).toList();
  }

  @Test
  void aReBidTakesBidsForItsTimeAndNoNoticePeriodHoldsForIt() {
    assertThat(codes(CLOSES, AS_IT_IS)).isEmpty();
    assertThat(codes(CLOSES.minusMillis(1), AS_IT_IS)).containsExactly("window-too-short");
  }

  @Test
  void theTimeCountsFromTheStartOfReceiptWhereThatIsLater() {
    Instant start = NOW.plusSeconds(7200);
    UnaryOperator<JsonBuilder> later = json -> json.put("receiptOpensAt", start);
    assertThat(codes(start.plus(Duration.ofHours(48)), later)).isEmpty();
    assertThat(codes(start.plus(Duration.ofHours(48)).minusMillis(1), later))
        .containsExactly("window-too-short");
    assertThat(codes(CLOSES, json -> json.put("receiptOpensAt", NOW.minusMillis(1))))
        .containsExactly("receipt-too-early");
  }

  @Test
  void inPracticeThatIsSeconds() {
    RuleSet practice = SETS.get("sandbox");
    Instant closes = practice.end(practice.rebidWindow().orElseThrow(), NOW);
    Instant opens = closes.plusSeconds(10);
    assertThat(codes(practice, closes, opens, AS_IT_IS)).isEmpty();
    assertThat(codes(practice, closes.minusMillis(1), opens, AS_IT_IS))
        .containsExactly("window-too-short");
  }

  @Test
  void theOpeningIsExactlyOneHourAfterTheClosing() {
    Instant lawful = CLOSES.plusSeconds(3600);
    for (Instant wrong : List.of(lawful.minusMillis(1), lawful.plusMillis(1))) {
      assertThat(codes(LAW, CLOSES, wrong, AS_IT_IS)).containsExactly("opening-time");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-27T08:00:00.001Z, closing-hours",
    "2025-06-28T02:00:00Z, closing-holiday",
    "2025-08-15T02:00:00Z, closing-holiday",
    "2028-01-04T02:00:00Z, calendar-ends"
  })
  void aReBidClosesInWorkingHours(Instant closesAt, String code) {
    assertThat(codes(closesAt, AS_IT_IS)).containsExactly(code);
  }

  @Test
  void aReBidSaysWhy() {
    assertThat(codes(CLOSES, json -> json.replace("reason", null)))
        .containsExactly("reason-missing");
    assertThat(codes(CLOSES, json -> json.replace("reason", Drafts.text(" ", "Failed"))))
        .containsExactly("reason-missing");
    assertThat(codes(CLOSES, json -> json.replace("reason", Drafts.text("낙찰자 없음", "")))).isEmpty();
  }

  /** A correction of this order that moves its times by a week. */
  private static List<String> corrected(Notice order, UnaryOperator<JsonBuilder> change) {
    Instant closesAt = CLOSES.plus(Duration.ofDays(7));
    JsonBuilder json =
        correction(order)
            .replace("closesAt", JsonValues.time(closesAt))
            .replace("opensAt", JsonValues.time(closesAt.plusSeconds(3600)));
    Draft draft = Draft.from(change.apply(json).build());
    return codes(
        new NoticeFacts(
            draft,
            LAW,
            AwardMethods.ALL,
            order == FIRST ? Drafts.NOTICED.plusSeconds(60) : NOW.plusSeconds(60),
            Optional.of(order),
            Map.of()));
  }

  @Test
  void aCorrectionMovesTheTimesOfAReBid() {
    assertThat(corrected(REBID, AS_IT_IS)).isEmpty();
  }

  @Test
  void aCorrectionChangesNothingElseOfAReBid() {
    assertThat(corrected(REBID, json -> json.replace("title", Drafts.text("다른 공사", "Other"))))
        .containsExactly("re-bid-frozen");
    assertThat(corrected(REBID, json -> json.replace("description", Drafts.text("조경", ""))))
        .containsExactly("re-bid-frozen");
    assertThat(corrected(FIRST, json -> json.replace("title", Drafts.text("다른 공사", "Other"))))
        .doesNotContain("re-bid-frozen");
  }

  @Test
  void anAmountOfAReBidStaysWhatItWas() {
    assertThat(corrected(REBID, json -> Sections.with(json, "price", "baseAmount", "1900000000")))
        .contains("re-bid-frozen");
  }

  /** A correction as an officer's page begins it, with the terms of the order. */
  private static JsonBuilder correction(Notice order) {
    return new Draft(
            DraftId.parse(UUID.randomUUID().toString()),
            Notice.Kind.CORRECTION,
            order.ref(),
            DraftTerms.of(order),
            SealedBids.KEEP,
            order.title(),
            null)
        .toJson().toBuilder();
  }
}
