package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** The calendar as a document. */
class HolidayCalendarTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 7, 20);

  private static HolidayCalendar with(UnaryOperator<JsonBuilder> change) {
    return HolidayCalendar.of(change.apply(Holidays.KOREAN.json().toBuilder()).build());
  }

  @Test
  void theCarriedCalendarsAreToTheByteWhatOrdersHaveNamed() {
    assertThat(CarriedRules.calendars())
        .extracting(one -> one.id() + "/" + one.version() + " " + one.hash())
        .containsExactly(
            "kr-public/2026-06 e134a10f1c601386bed42771c33526e5890ef53bdc565a3e2754f5166cf9f80d",
            "every-day/1 654039f4ffaf7222593f53b536231c1d4223eee722a92827e4bea731c74d2fc3");
  }

  @Test
  void aHolidayOfAFixedDateLiesInEveryYearThatIsCovered() {
    for (int year = 2025; year <= 2027; year++) {
      for (String day : List.of("01-01", "03-01", "05-05", "06-06", "08-15", "10-03", "10-09")) {
        assertThat(Holidays.KOREAN.holidays()).contains(LocalDate.parse(year + "-" + day));
      }
    }
  }

  /** No calendar without effect: whoever changes a member sees another answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {"id", "version", "inForceFrom", "weekend", "coverFrom", "coverUntil", "dates"})
  void everyMemberChangesSomeAnswer(String member) {
    Map<String, Object> others =
        Map.of(
            "id", "다른 달력",
            "version", "2026-07",
            "inForceFrom", "2026-08-01",
            "weekend", List.of("FRIDAY"),
            "coverFrom", "2024-12-31",
            "coverUntil", "2028-01-01",
            "dates", List.of(MONDAY.toString()));
    HolidayCalendar other = with(json -> json.replace(member, others.get(member)));
    assertThat(answers(other)).isNotEqualTo(answers(Holidays.KOREAN));
  }

  private static List<Object> answers(HolidayCalendar one) {
    return Stream.of(
            Stream.of(one.id(), one.version(), one.isInForce(MONDAY)),
            Stream.of("2024-12-31", "2028-01-01").map(day -> one.isKnown(LocalDate.parse(day))),
            Stream.iterate(MONDAY, day -> day.plusDays(1)).limit(7).map(one::isWorkingDay))
        .flatMap(answer -> answer.map(Object.class::cast))
        .toList();
  }

  @Test
  void aMemberOrADayThatNobodyKnowsIsNamed() {
    assertWrong(json -> json.put("임시", "2026-07-20"), "임시");
    assertWrong(json -> json.replace("weekend", List.of("토요일")), "weekend");
    assertWrong(
        json ->
            json.replace(
                "weekend",
                List.of(
                    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")),
        "leaves no working day");
    assertWrong(json -> json.replace("dates", List.of("2026-02-30")), "dates");
    assertWrong(json -> json.replace("dates", List.of("2026-05-05", "2026-05-05")), "in order");
    assertWrong(json -> json.replace("dates", List.of("2026-05-05", "2026-03-01")), "in order");
    assertWrong(json -> json.replace("dates", List.of("2031-05-05")), "coverUntil");
    assertWrong(json -> json.remove("title"), "title");
    assertWrong(json -> json.remove("confidence"), "confidence");
    assertWrong(json -> json.replace("type", "opengeps/calendar/2"), "type");
  }

  private static void assertWrong(UnaryOperator<JsonBuilder> change, String words) {
    JsonObject json = change.apply(Holidays.KOREAN.json().toBuilder()).build();
    assertThatThrownBy(() -> HolidayCalendar.of(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(words);
  }

  @Test
  void ofTwoVersionsTheOneThatComesIntoForceLaterIsTheNewer() {
    HolidayCalendar old = Holidays.KOREAN;
    HolidayCalendar july = Holidays.withHoliday("2026-07", "2026-07-01", "2026-07-20");
    HolidayCalendar again = Holidays.withHoliday("2026-07.1", "2026-07-01", "2026-07-21");
    assertThat(Stream.of(again, old, july).sorted(HolidayCalendar.AGE))
        .containsExactly(old, july, again);
    assertThat(july.isInForce(LocalDate.of(2026, 6, 30))).isFalse();
    assertThat(july.isInForce(LocalDate.of(2026, 7, 1))).isTrue();
  }

  @Test
  void aRuleSetIsNotReadByACalendarOfAnotherLand() {
    RuleSet law = rules();
    HolidayCalendar other = with(json -> json.replace("id", "jp-public"));
    assertThatThrownBy(() -> law.under(other))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContainingAll("calendar", "jp-public");
    assertThat(law.under(Holidays.KOREAN).calendar()).isEqualTo(Holidays.KOREAN);
  }

  private static RuleSet rules() {
    return RuleSet.of(CarriedRules.documents().get(0));
  }
}
