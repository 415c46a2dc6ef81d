package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/** Which calendar an order may name, and that it is here. */
class CalendarBundleTest {
  private static final Notice FIRST = NoticedBundle.SCENE.tender.notice;
  private static final HolidayCalendar KOREAN = Holidays.KOREAN;
  private static final String FILE = "calendars/" + KOREAN.hash() + ".json";
  private static final Instant LATER = TenderScene.NOTICED.plusSeconds(3600);

  /** Declared after the notice, before the correction. */
  private static final HolidayCalendar DECLARED =
      Holidays.withHoliday("2026-07", "2025-01-01", "2027-07-19");

  private static List<String> places(NoticedBundle bundle) throws UnreadableException {
    return bundle.verify().findings().stream()
        .filter(finding -> finding.check().equals("calendar"))
        .map(Finding::where)
        .toList();
  }

  private static Notice naming(CalendarRef calendar) {
    return Rebids.later(FIRST, Duration.ofDays(7)).under(calendar);
  }

  private static NoticedBundle corrected(HolidayCalendar calendar) {
    return new NoticedBundle()
        .calendar(calendar, LATER)
        .then(naming(calendar.ref()), "notice-corrected", LATER);
  }

  @Test
  void theCalendarOfTheNoticeIsConfirmed() throws Exception {
    Report report = new NoticedBundle().verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.confirmed())
        .anyMatch(line -> line.contains("1 calendar of holidays is the one that the orders name"));
  }

  @Test
  void aMissingCalendarIsNamedWithTheNoticeThatNamesIt() throws Exception {
    NoticedBundle bundle = new NoticedBundle();
    bundle.files.remove(FILE);
    assertThat(places(bundle)).containsExactly("notices/000.p7s calendar.hash");
  }

  @Test
  void anotherCalendarUnderTheHashOfTheNoticeIsRefuted() throws Exception {
    NoticedBundle bundle = new NoticedBundle();
    bundle.files.put(FILE, DECLARED.canonicalJson());
    assertThat(places(bundle)).contains(FILE);
  }

  @Test
  void aCalendarThatNoOrderNamesIsRefuted() throws Exception {
    NoticedBundle bundle = new NoticedBundle().calendar(DECLARED, LATER);
    assertThat(places(bundle)).containsExactly("calendars/" + DECLARED.hash() + ".json");
  }

  @Test
  void aCorrectionNamesTheCalendarThatIsInForceThenAndItsNoticeKeepsTheOldOne() throws Exception {
    assertThat(corrected(DECLARED).verify().findings()).isEmpty();
  }

  @Test
  void aCalendarThatWasNotInForceWhenTheClockStartedIsRefuted() throws Exception {
    HolidayCalendar tomorrow = Holidays.withHoliday("2026-07", "2027-01-01", "2027-07-19");
    assertThat(places(corrected(tomorrow))).containsExactly("notices/001.p7s calendar");
  }

  @Test
  void anOlderCalendarThanThatOfTheOrderBeforeIsRefuted() throws Exception {
    Instant again = LATER.plusSeconds(60);
    Notice newer = naming(DECLARED.ref());
    Notice older = Rebids.later(newer, Duration.ofDays(7)).under(KOREAN.ref());
    assertThat(places(corrected(DECLARED).then(older, "notice-corrected", again)))
        .containsExactly("notices/002.p7s calendar");
  }

  @Test
  void aCancellationStartsNoClockAndKeepsTheCalendar() throws Exception {
    Notice cancelled = Rebids.cancelled(FIRST);
    NoticedBundle kept = new NoticedBundle().then(cancelled, "notice-cancelled", LATER);
    assertThat(places(kept)).isEmpty();
    NoticedBundle changed =
        new NoticedBundle()
            .calendar(DECLARED, LATER)
            .then(cancelled.under(DECLARED.ref()), "notice-cancelled", LATER);
    assertThat(places(changed)).containsExactly("notices/001.p7s calendar.hash");
  }

  @Test
  void aCalendarOfAnotherLawIsRefuted() throws Exception {
    HolidayCalendar everyDay = Holidays.carried("every-day");
    assertThat(places(corrected(everyDay))).contains("notices/001.p7s calendar");
  }

  /** Newer than the right one by whatever they are compared. */
  private static HolidayCalendar foreign(String inForceFrom) {
    return HolidayCalendar.of(
        DECLARED.json().toBuilder()
            .replace("id", "jp-public")
            .replace("inForceFrom", inForceFrom)
            .build());
  }

  @Test
  void aNewerCalendarOfAnotherLawIsRefutedAndNothingIsCountedByIt() throws Exception {
    HolidayCalendar foreign = foreign("2025-01-01");
    assertThat(corrected(foreign).verify().findings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.where()).isEqualTo("notices/001.p7s calendar");
              assertThat(one.expected()).isEqualTo("kr-public");
              assertThat(one.found()).isEqualTo("jp-public");
            });
  }

  @Test
  void aFirstNoticeWithACalendarOfAnotherLawIsRefutedAtItsCalendar() throws Exception {
    HolidayCalendar foreign = foreign(null);
    NoticedBundle bundle =
        new NoticedBundle(FIRST.under(foreign.ref())).calendar(foreign, TenderScene.NOTICED);
    assertThat(bundle.verify().findings())
        .noneMatch(one -> one.check().equals("format"))
        .anyMatch(
            one ->
                one.where().equals("notices/000.p7s calendar") && one.found().equals("jp-public"));
  }

  @Test
  void aNoticeThatCallsItsCalendarOtherwiseIsRefuted() throws Exception {
    var ref = new CalendarRef("kr-public", "다른 판", KOREAN.hash());
    NoticedBundle bundle = new NoticedBundle().then(naming(ref), "notice-corrected", LATER);
    assertThat(places(bundle)).containsExactly("notices/001.p7s calendar.version");
  }

  @Test
  void aCalendarThatTheLogTookAfterItsOrderIsRefuted() throws Exception {
    NoticedBundle bundle =
        new NoticedBundle().then(naming(DECLARED.ref()), "notice-corrected", LATER);
    bundle.calendar(DECLARED, LATER);
    assertThat(bundle.verify().findings())
        .anyMatch(one -> one.check().equals("order") && one.where().equals("notices/001.p7s"));
  }
}
