package org.opengeps.law.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Incident;

/** An outage moves all closings that it hits, or a member's program opens none of them. */
class WholeOutageTest {
  private static final Instant FROM = Instant.parse("2025-07-01T01:20:00Z");
  private static final Instant UNTIL = Instant.parse("2025-07-01T01:50:00Z");
  private static final RuleSet RULES = rules();
  private static final TenderRef MINE = TenderRef.parse("R25BK00000001-000");
  private static final TenderRef OTHER = TenderRef.parse("R25BK00000002-000");
  private static final Duration HALF = Duration.ofMinutes(15);

  private final Incident incident =
      Incident.ofGap(
          UUID.randomUUID(),
          FROM,
          UNTIL,
          "before",
          "after",
          List.of(TenderRef.parse("R25BK00000001-001")));
  private final WholeOutage outage = WholeOutage.of(incident, RULES.hash(), RULES.outage());

  @Test
  void aClosingInTheGapThatWasNotMovedIsNamed() {
    Optional<Refusal> missing =
        outage.missing(List.of(mine(), List.of(order(OTHER, FROM.plus(HALF)))));
    assertThat(missing.map(Refusal::code)).contains(WholeOutage.PARTIAL);
    assertThat(missing.orElseThrow().detail()).contains(OTHER.toString());
  }

  @Test
  void closingsThatTheOutageDidNotHitMayStay() {
    assertThat(
            outage.missing(
                List.of(
                    mine(),
                    List.of(order(OTHER, FROM)),
                    List.of(order(OTHER, FROM.plusSeconds(4))),
                    List.of(order(OTHER, UNTIL.plus(Duration.ofHours(3)))))))
        .isEmpty();
  }

  @Test
  void whatWasCancelledComesLaterIsUnderOtherRulesOrWasMovedTwiceIsNoConcernOfIt() {
    LoggedNotice hit = order(OTHER, FROM.plus(HALF));
    var cancelled = new LoggedNotice(next(OTHER, 1), "notice-cancelled", null);
    LoggedNotice later = order(OTHER, "notice-published", FROM.plus(HALF), UNTIL.plusSeconds(1));
    LoggedNotice once = order(next(OTHER, 1), "tender-postponed", FROM.plus(HALF), FROM);
    LoggedNotice twice = order(next(OTHER, 2), "tender-postponed", FROM.plus(HALF), FROM);
    assertThat(
            outage.missing(
                List.of(
                    mine(),
                    List.of(hit, cancelled),
                    List.of(later),
                    List.of(hit, once, twice),
                    List.of(foreign(hit)))))
        .isEmpty();
  }

  @Test
  void fromAReBidOnItsTimesCountAndNoneOfTheRoundBefore() {
    LoggedNotice first = order(OTHER, FROM.minus(Duration.ofDays(7)));
    LoggedNotice hit = rebid(FROM.plus(HALF), FROM.minus(Duration.ofHours(2)));
    Optional<Refusal> missing = outage.missing(List.of(mine(), List.of(first, hit)));
    assertThat(missing.map(Refusal::code)).contains(WholeOutage.PARTIAL);
    assertThat(missing.orElseThrow().detail()).contains(next(OTHER, 1).toString());
    LoggedNotice later = rebid(UNTIL.plus(Duration.ofHours(3)), FROM.minus(Duration.ofHours(2)));
    LoggedNotice after = rebid(UNTIL.plus(HALF), UNTIL.plusSeconds(1));
    LoggedNotice moved =
        order(next(OTHER, 2), "tender-postponed", UNTIL.plus(HALF), UNTIL.plusSeconds(2));
    assertThat(outage.missing(List.of(mine(), List.of(first, later), List.of(first, after))))
        .isEmpty();
    assertThat(both().missing(List.of(mine(), List.of(first, hit, moved)))).isEmpty();
  }

  @Test
  void aReBidThatIsCancelledLaterHidesNoClosingThatWasPassedOver() {
    LoggedNotice passedOver = order(OTHER, FROM.plus(HALF));
    LoggedNotice later = rebid(UNTIL.plus(Duration.ofDays(9)), UNTIL.plus(Duration.ofDays(7)));
    var cancelled = new LoggedNotice(next(OTHER, 2), "notice-cancelled", null);
    assertThat(
            outage
                .missing(List.of(mine(), List.of(passedOver, later, cancelled)))
                .map(Refusal::code))
        .contains(WholeOutage.PARTIAL);
  }

  private static LoggedNotice rebid(Instant closesAt, Instant at) {
    return order(next(OTHER, 1), "re-bid-published", closesAt, at);
  }

  /** The outage that moved a re-bid, too. */
  private static WholeOutage both() {
    Incident both =
        Incident.ofGap(
            UUID.randomUUID(),
            FROM,
            UNTIL,
            "before",
            "after",
            List.of(next(MINE, 1), next(OTHER, 2)));
    return WholeOutage.of(both, RULES.hash(), RULES.outage());
  }

  private static LoggedNotice foreign(LoggedNotice order) {
    var dates =
        new LoggedNotice.Dates(
            order.dates().at(),
            order.dates().times(),
            Sha256.ofText("another rule set"),
            RULES.calendar().hash());
    return new LoggedNotice(order.ref(), order.kind(), order.notice(), dates);
  }

  private static List<LoggedNotice> mine() {
    return List.of(
        order(MINE, FROM.plus(HALF)),
        order(next(MINE, 1), "tender-postponed", UNTIL.plus(HALF), UNTIL.plusSeconds(2)));
  }

  private static TenderRef next(TenderRef ref, int order) {
    return new TenderRef(ref.number(), "00" + order);
  }

  private static LoggedNotice order(TenderRef ref, Instant closesAt) {
    return order(ref, "notice-published", closesAt, FROM.minus(Duration.ofDays(20)));
  }

  private static LoggedNotice order(TenderRef ref, String kind, Instant closesAt, Instant at) {
    var times =
        new OutageTimes(
            FROM.minus(Duration.ofDays(10)), closesAt, closesAt.plus(Duration.ofHours(1)));
    return new LoggedNotice(
        ref,
        kind,
        Sha256.ofText(ref.toString()),
        new LoggedNotice.Dates(at, times, RULES.hash(), RULES.calendar().hash()));
  }

  private static RuleSet rules() {
    RuleSets sets = RuleSets.carried();
    return sets.get("kr-local-works");
  }
}
