package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.law.CarriedRules;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.fixture.Holidays;

/** Which calendar is in force when a clock starts. */
class CalendarsTest {
  private static final HolidayCalendar JULY =
      Holidays.withHoliday("2026-07", "2026-07-10", "2026-07-20");
  private static final LocalDate BEFORE = LocalDate.of(2026, 7, 9);
  private static final LocalDate FROM = LocalDate.of(2026, 7, 10);

  private final Calendars calendars = Calendars.of(List.of(JULY, Holidays.KOREAN));

  @Test
  void aNewVersionHoldsForClocksThatStartWhenItIsInForce() {
    assertThat(calendars.findInForce("kr-public", BEFORE)).contains(Holidays.KOREAN);
    assertThat(calendars.findInForce("kr-public", FROM)).contains(JULY);
    assertThat(calendars.findInForce("jp-public", FROM)).isEmpty();
  }

  @Test
  void anOrderNeverFallsBackBehindTheCalendarOfTheOneBefore() {
    assertThat(calendars.inForce(Holidays.KOREAN, FROM)).isEqualTo(JULY);
    assertThat(calendars.inForce(Holidays.KOREAN, BEFORE)).isEqualTo(Holidays.KOREAN);
    Calendars lost = Calendars.of(List.of(Holidays.KOREAN));
    assertThat(lost.inForce(JULY, FROM)).isEqualTo(JULY);
    assertThat(Calendars.of(List.of()).inForce(JULY, FROM)).isEqualTo(JULY);
  }

  @Test
  void whatAnOrderNamedIsFoundByItsHash() {
    assertThat(calendars.byHash(JULY.hash())).isEqualTo(JULY);
  }

  /** 임시공휴일: the operator brings the file, nobody builds a new program. */
  @Test
  void anOperatorBringsADeclaredHolidayAsAFile(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("임시공휴일.json"), JULY.canonicalJson());
    Files.writeString(
        folder.resolve("index.json"),
        "{\"type\":\"opengeps/rule-index/3\",\"calendars\":[\"임시공휴일.json\"],\"ruleSets\":[]}");
    List<HolidayCalendar> all = CarriedRules.calendars(Optional.of(folder));
    assertThat(all).contains(Holidays.KOREAN, JULY);
    assertThat(CarriedRules.documents(Optional.of(folder))).isEqualTo(CarriedRules.documents());
    assertThat(Calendars.of(all).findInForce("kr-public", FROM)).contains(JULY);
  }
}
