package org.opengeps.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.CarriedRules;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;

/** Who reads the whole log sees whom an outage passed over. */
class OutageWatchTest {
  private static final Instant FROM = Instant.parse("2025-07-01T01:20:00Z");
  private static final Instant UNTIL = Instant.parse("2025-07-01T01:50:00Z");
  private static final Instant HIT = FROM.plus(Duration.ofMinutes(15));
  private static final Instant MOVED_TO = UNTIL.plus(Duration.ofHours(2));
  private static final Sha256 INCIDENT = Sha256.ofText("incident");
  private static final Map<Sha256, JsonObject> RULES =
      CarriedRules.documents().stream().collect(Collectors.toMap(JsonObject::hash, one -> one));
  private static final Sha256 WORKS = hashOf("kr-local-works");

  private final OutageWatch watch =
      new OutageWatch(new OutageLaw(CarriedRules.documents(), CarriedRules.calendars()));
  private final List<String> seen = new ArrayList<>();

  @Test
  void anOutageThatMovedEveryClosingInItsGapIsInOrder() {
    see(notice("R25BK00000001-000", HIT, WORKS));
    see(notice("R25BK00000002-000", UNTIL.plus(Duration.ofHours(5)), WORKS));
    see(outage("gap"));
    see(postponed("R25BK00000001-001"));
    assertThat(seen).isEmpty();
    assertThat(watch.passedOver()).isEmpty();
    assertThat(watch.outages()).isEqualTo(1);
  }

  @Test
  void aClosingInTheGapThatWasPassedOverIsNamed() {
    see(notice("R25BK00000001-000", HIT, WORKS));
    see(notice("R25BK00000002-000", HIT, WORKS));
    see(outage("gap"));
    see(postponed("R25BK00000001-001"));
    assertThat(watch.passedOver())
        .singleElement()
        .asString()
        .contains("moved 1 of the tenders, and not R25BK00000002-000");
  }

  @Test
  void anOutageThatMovedNobodyAlthoughItHitSomebodyIsNamed() {
    see(notice("R25BK00000002-000", HIT, WORKS));
    see(outage("gap"));
    assertThat(watch.passedOver()).singleElement().asString().contains("R25BK00000002-000");
  }

  @Test
  void aPostponementWithoutAnOutageBeforeItIsNamedWithItsEntry() {
    see(notice("R25BK00000001-000", HIT, WORKS));
    see(postponed("R25BK00000001-001"));
    assertThat(seen)
        .singleElement()
        .asString()
        .contains("entry 1 postpones R25BK00000001-001", "the log does not have before it");
  }

  /** It came to be known only when it was approved: what had closed by then, had closed. */
  @Test
  void aDeclaredOutageMovesWhatWasStillToCloseUnderTheRuleSetsThatKnowIt() {
    Sha256 other = hashOf("sandbox");
    see(notice("R25BK00000001-000", UNTIL.plus(Duration.ofMinutes(50)), WORKS));
    see(notice("R25BK00000002-000", HIT, WORKS));
    see(notice("R25BK00000003-000", UNTIL.plus(Duration.ofMinutes(50)), other));
    see(outage("declared"));
    see(postponed("R25BK00000001-001"));
    assertThat(watch.passedOver()).isEmpty();
    see(notice("R25BK00000004-000", UNTIL.plus(Duration.ofMinutes(50)), WORKS));
    assertThat(watch.passedOver()).singleElement().asString().contains("R25BK00000004-000");
  }

  /** Whoever passes a tender over could name a calendar that nobody has for those that it moves. */
  @Test
  void whomAnOutagePassedOverIsSeenWhateverCalendarItsOrdersName() {
    HolidayCalendar declared = Holidays.withHoliday("2026-07", "2025-01-01", "2025-07-17");
    see(notice("R25BK00000001-000", HIT, WORKS));
    see(notice("R25BK00000002-000", HIT, WORKS));
    see(outage("gap"));
    LedgerEntry moved = postponed("R25BK00000001-001");
    see(
        new LedgerEntry(
            moved.kind(),
            moved.subject(),
            moved.at(),
            moved.document(),
            moved.data().toBuilder().replace("calendar", declared.hash()).build()));
    assertThat(watch.passedOver()).singleElement().asString().contains("R25BK00000002-000");
    assertThat(watch.unknown()).isEmpty();
  }

  @Test
  void tendersUnderARuleSetThatTheProgramDoesNotCarryAreSaidToBeNotJudged() {
    Sha256 foreign = Sha256.ofText("a rule set of another program");
    see(notice("R25BK00000001-000", HIT, foreign));
    see(outage("gap"));
    assertThat(watch.passedOver()).isEmpty();
    assertThat(watch.unknown()).containsExactly(foreign.hex());
  }

  @Test
  void anOutageWhoseEntryDoesNotSayWhenItWasIsRefused() {
    LedgerEntry silent =
        new LedgerEntry(
            "incident-recorded",
            UUID.randomUUID().toString(),
            UNTIL,
            INCIDENT,
            JsonObject.builder().build());
    assertThatThrownBy(() -> watch.see(silent, 0)).isInstanceOf(LogFormatException.class);
  }

  private void see(LedgerEntry entry) {
    watch.see(entry, seen.size() + 1L).ifPresent(seen::add);
  }

  private static LedgerEntry notice(String ref, Instant closesAt, Sha256 ruleSet) {
    return new LedgerEntry(
        "notice-published",
        ref,
        FROM.minus(Duration.ofDays(20)),
        Sha256.ofText(ref),
        times(ref, closesAt, ruleSet).build());
  }

  private static LedgerEntry postponed(String ref) {
    return new LedgerEntry(
        "tender-postponed",
        ref,
        UNTIL.plusSeconds(2),
        Sha256.ofText(ref),
        times(ref, MOVED_TO, WORKS).put("incident", INCIDENT).build());
  }

  private static JsonBuilder times(String ref, Instant closesAt, Sha256 ruleSet) {
    return JsonObject.builder()
        .put("notice", Sha256.ofText("notice " + ref))
        .put("receiptOpensAt", FROM.minus(Duration.ofDays(10)))
        .put("closesAt", closesAt)
        .put("opensAt", closesAt.plus(Duration.ofHours(1)))
        .put("ruleSet", ruleSet)
        .put("calendar", calendar(ruleSet));
  }

  private static LedgerEntry outage(String cause) {
    return new LedgerEntry(
        "incident-recorded",
        UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
        UNTIL.plusSeconds(2),
        INCIDENT,
        JsonObject.builder().put("cause", cause).put("from", FROM).put("until", UNTIL).build());
  }

  private static Sha256 calendar(Sha256 ruleSet) {
    return RULES.containsKey(ruleSet)
        ? Holidays.of(RULES.get(ruleSet)).hash()
        : Holidays.KOREAN.hash();
  }

  private static Sha256 hashOf(String id) {
    return CarriedRules.documents().stream()
        .filter(document -> document.string("id").equals(id))
        .map(JsonObject::hash)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
