package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/** Calendars that somebody was handed beside orders. */
class NamedCalendarsTest {
  private static final TenderScene SCENE = TenderScene.counted();
  private static final Notice NOTICE = SCENE.notice;
  private static final byte[] KOREAN = Holidays.KOREAN.canonicalJson();
  private static final byte[] RULES = SCENE.rules.canonical();

  /** Counts from the day after the notice. */
  private static final HolidayCalendar DECLARED =
      Holidays.withHoliday("2026-07", "2025-06-13", "2025-07-17");

  private static final Instant NEXT_DAY = TenderScene.NOTICED.plus(Duration.ofDays(1));
  private static final List<byte[]> BOTH = List.of(KOREAN, DECLARED.canonicalJson());

  private static boolean isMissing(List<byte[]> documents, Notice order) {
    return NamedCalendars.refusal(
            Optional.empty(), order, documents, List.of(RULES), Optional.empty())
        .filter(refusal -> refusal.code().equals("calendar-missing"))
        .isPresent();
  }

  private static String code(Notice before, Notice order, Instant appeared) {
    return NamedCalendars.refusal(
            Optional.ofNullable(before), order, BOTH, List.of(RULES), Optional.ofNullable(appeared))
        .map(Refusal::code)
        .orElse("accepted");
  }

  @Test
  void aCalendarIsFoundByItsHashAmongOthers() {
    byte[] other = Holidays.carried("every-day").canonicalJson();
    assertThat(NamedCalendars.find(List.of(other, KOREAN), NOTICE)).contains(Holidays.KOREAN);
    assertThat(isMissing(List.of(other, KOREAN), NOTICE)).isFalse();
  }

  @Test
  void anOrderWhoseCalendarNobodyCanShowIsRefused() {
    assertThat(isMissing(List.of(), NOTICE)).isTrue();
    assertThat(isMissing(List.of(KOREAN), NOTICE.under(Holidays.NONE))).isTrue();
    var renamed = new CalendarRef("kr-public", "다른 판", Holidays.KOREAN.hash());
    assertThat(isMissing(List.of(KOREAN), NOTICE.under(renamed))).isTrue();
  }

  @Test
  void anOrderWhoseRuleSetNobodyCanShowIsRefused() {
    assertThat(
            NamedCalendars.refusal(
                    Optional.empty(), NOTICE, BOTH, List.of(KOREAN), Optional.empty())
                .map(Refusal::code))
        .contains(NamedCalendars.MISSING);
  }

  @Test
  void aDocumentOfThatHashThatIsNoCalendarIsRefusedWithItsMember() {
    byte[] none = "{\"type\":\"opengeps/calendar/1\",\"휴일\":1}".getBytes(StandardCharsets.UTF_8);
    Notice order = NOTICE.under(new CalendarRef("kr-public", "1", Sha256.of(none)));
    assertThatThrownBy(() -> NamedCalendars.find(List.of(none), order))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("휴일");
  }

  /** Whatever it calls its version. */
  @Test
  void aCalendarOfAnotherLawIsRefusedFromTheFirstOrderOn() {
    HolidayCalendar foreign =
        HolidayCalendar.of(
            DECLARED.json().toBuilder()
                .replace("id", "jp-public")
                .replace("inForceFrom", null)
                .build());
    assertThat(
            NamedCalendars.refusal(
                    Optional.empty(),
                    NOTICE.under(foreign.ref()),
                    List.of(foreign.canonicalJson()),
                    List.of(RULES),
                    Optional.empty())
                .map(Refusal::code))
        .contains(NamedCalendars.ORDER);
  }

  @Test
  void anOrderNeverFallsBackBehindTheCalendarOfTheOneBefore() {
    Notice newer = Rebids.later(NOTICE, Duration.ofDays(7)).under(DECLARED.ref());
    Notice older = Rebids.later(newer, Duration.ofDays(7)).under(Holidays.KOREAN.ref());
    assertThat(code(NOTICE, newer, NEXT_DAY)).isEqualTo("accepted");
    assertThat(code(newer, older, NEXT_DAY)).isEqualTo(NamedCalendars.ORDER);
  }

  @Test
  void aCalendarCountsFromTheDayOnWhichItComesIntoForce() {
    Notice newer = Rebids.later(NOTICE, Duration.ofDays(7)).under(DECLARED.ref());
    assertThat(code(NOTICE, newer, TenderScene.NOTICED)).isEqualTo(NamedCalendars.ORDER);
    assertThat(code(null, newer, TenderScene.NOTICED)).isEqualTo(NamedCalendars.ORDER);
    assertThat(code(NOTICE, newer, null)).isEqualTo("accepted");
    // a first order appears when it says so, whenever the log takes it
    assertThat(code(null, NOTICE.under(DECLARED.ref()), NEXT_DAY)).isEqualTo(NamedCalendars.ORDER);
  }

  @Test
  void anOrderThatStartsNoClockKeepsTheCalendar() {
    Notice cancelled = Rebids.cancelled(NOTICE);
    assertThat(code(NOTICE, cancelled, NEXT_DAY)).isEqualTo("accepted");
    assertThat(code(NOTICE, cancelled.under(DECLARED.ref()), NEXT_DAY))
        .isEqualTo(NamedCalendars.ORDER);
  }
}
