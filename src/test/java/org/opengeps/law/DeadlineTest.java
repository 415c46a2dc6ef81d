package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** Deadlines against the Civil Act (민법 제155조부터 제161조까지) and the law of tenders. */
class DeadlineTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final WorkingCalendar KOREA = new WorkingCalendar(SEOUL, true, Holidays.KOREAN);
  private static final WorkingCalendar EGYPT =
      new WorkingCalendar(CAIRO, true, calendar(List.of("FRIDAY", "SATURDAY"), List.of()));

  private static HolidayCalendar calendar(List<String> weekend, List<String> dates) {
    return HolidayCalendar.of(
        Holidays.KOREAN.json().toBuilder()
            .replace("weekend", weekend)
            .replace("dates", dates)
            .build());
  }

  private static Deadline deadline(String text) {
    return Deadline.from(json(text));
  }

  private static JsonObject json(String text) {
    return JsonObject.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** {@code 15 days after notice out none end}. */
  private static Deadline said(String words) {
    String[] word = words.split(" ");
    String how =
        word.length < 5
            ? ""
            : ",'firstDay':'%s','roll':'%s','hour':'%s'".formatted(word[4], word[5], word[6]);
    return deadline(
        "{'number':%s,'unit':'%s','%s':'%s'%s}".formatted(word[0], word[1], word[2], word[3], how));
  }

  private static Instant seoul(String local) {
    return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
  }

  @ParameterizedTest(name = "{0}: {1} from {2} ends at {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          제157조, the first day is not counted            | 7 days after notice out none end     | 2026-01-05T10:00        | 2026-01-13T00:00
          the last tick of a day belongs to it             | 7 days after notice out none end     | 2026-01-05T23:59:59.999 | 2026-01-13T00:00
          the first tick of the next day is the next day's | 7 days after notice out none end     | 2026-01-06T00:00        | 2026-01-14T00:00
          제157조 단서, from midnight the day is counted   | 7 days after notice out-unless-midnight none end | 2026-01-05T00:00 | 2026-01-12T00:00
          a tick later it is not                           | 7 days after notice out-unless-midnight none end | 2026-01-05T00:00:00.001 | 2026-01-13T00:00
          counted in words of a rule that counts it        | 7 days after notice in none end      | 2026-01-05T10:00        | 2026-01-12T00:00
          제160조, a month ends before the answering day   | 1 months after debarment out none end | 2026-01-15T10:00       | 2026-02-16T00:00
          제160조제3항, no such day: the month's last      | 1 months after debarment out none end | 2026-01-30T10:00       | 2026-03-01T00:00
          from the last of January to the last of February | 1 months after debarment out none end | 2026-01-31T10:00       | 2026-03-01T00:00
          begun on the first of March: all of March        | 1 months after debarment out none end | 2026-02-28T10:00       | 2026-04-01T00:00
          a leap year                                      | 1 months after debarment out none end | 2028-01-31T10:00       | 2028-03-01T00:00
          a year from a leap day                           | 1 years after debarment in none end  | 2028-02-29T00:00        | 2029-03-01T00:00
          a year to a leap day                             | 1 years after debarment out none end | 2027-02-28T10:00        | 2028-03-01T00:00
          two years                                        | 2 years after debarment out-unless-midnight none end | 2026-03-01T00:00 | 2028-03-01T00:00
          제161조, on a Saturday: the Monday               | 5 days after notice out next-working-day end | 2026-01-05T10:00 | 2026-01-13T00:00
          설날 and the weekend behind it                   | 3 days after notice out next-working-day end | 2026-02-13T10:00 | 2026-02-20T00:00
          추석, 2026-09-24 to 26, and the Sunday           | 1 days after notice out next-working-day end | 2026-09-23T10:00 | 2026-09-29T00:00
          대체공휴일, 2026-03-02 for 삼일절                | 1 days after notice out next-working-day end | 2026-02-28T10:00 | 2026-03-04T00:00
          추석, 개천절 and 한글날 of 2025 in a row         | 2 days after notice out next-working-day end | 2025-10-01T10:00 | 2025-10-11T00:00
          working days leave holidays out                  | 3 working-days after notice out none end | 2026-02-13T10:00    | 2026-02-24T00:00
          the first one may be the day itself              | 1 working-days after notice in none end | 2026-02-14T10:00     | 2026-02-20T00:00
          at the same hour                                 | 5 days after closing out none same   | 2026-02-26T17:00        | 2026-03-03T17:00
          at an hour of the last day                       | 5 days after closing out none 18:00  | 2026-02-26T09:30        | 2026-03-03T18:00
          by the day before the closing                    | 1 days before closing out none end   | 2026-03-10T17:00        | 2026-03-10T00:00
          five days before it                              | 5 days before closing out none end   | 2026-03-03T10:00        | 2026-02-27T00:00
          over a leap day                                  | 5 days before closing out none end   | 2028-03-03T10:00        | 2028-02-28T00:00
          back to a working day                            | 1 days before closing out previous-working-day end | 2026-02-19T10:00 | 2026-02-14T00:00
          working days back                                | 2 working-days before closing out none end | 2026-02-20T10:00  | 2026-02-14T00:00
          to the tick                                      | 48 hours after receipt               | 2026-02-26T10:00:00.001 | 2026-02-28T10:00:00.001
          to the tick before                               | 5 seconds before closing             | 2026-02-26T10:00        | 2026-02-26T09:59:55
          """)
  void aTimeEndsWhereTheLawEndsIt(String what, String words, String from, String until) {
    assertThat(said(words).at(seoul(from), KOREA)).as(what).isEqualTo(seoul(until));
  }

  /**
   * 지방계약법 시행령 제35조 counts back from the day before the closing. The whole days between both dates
   * are the same from either end.
   */
  @Test
  void daysBetweenNoticeAndClosingAreTheSameFromEitherEnd() {
    Deadline forward = said("15 days after notice out none end");
    Deadline back = said("16 days before closing out none end");
    for (int day = 0; day < 400; day++) {
      Instant notice = seoul("2026-01-01T09:00").plusSeconds(86_400L * day);
      Instant closing = forward.at(notice, KOREA);
      assertThat(notice).isBefore(back.at(closing, KOREA));
      assertThat(notice).isAfterOrEqualTo(back.at(closing.minusMillis(1), KOREA));
    }
  }

  /** Cairo puts its clocks forward at midnight of 2026-04-24: that day begins at one o'clock. */
  @Test
  void aDayThatBeginsAtOneIsCountedFromThenAndFridayAndSaturdayAreItsWeekend() {
    Instant noon = LocalDateTime.parse("2026-04-20T12:00").atZone(CAIRO).toInstant();
    assertThat(said("3 days after notice out none end").at(noon, EGYPT))
        .isEqualTo("2026-04-23T22:00:00Z");
    assertThat(said("4 days after notice out next-working-day end").at(noon, EGYPT))
        .isEqualTo("2026-04-26T21:00:00Z");
    Instant begin = Instant.parse("2026-04-23T22:00:00Z");
    assertThat(said("1 days after debarment out-unless-midnight none end").at(begin, EGYPT))
        .as("one o'clock is where that day begins")
        .isEqualTo("2026-04-24T21:00:00Z");
  }

  @Test
  void aDayOfTheCalendarIsNot24HoursWhereTheClocksChange() {
    WorkingCalendar days =
        new WorkingCalendar(NEW_YORK, true, calendar(List.of("SATURDAY", "SUNDAY"), List.of()));
    Instant before = LocalDateTime.parse("2026-03-07T17:00").atZone(NEW_YORK).toInstant();
    assertThat(said("1 days after closing out none same").at(before, days))
        .isEqualTo(before.plusSeconds(23 * 3600));
    assertThat(said("24 hours after closing").at(before, days))
        .isEqualTo(before.plusSeconds(24 * 3600));
    Instant gap = LocalDateTime.parse("2026-03-07T02:30").atZone(NEW_YORK).toInstant();
    assertThat(said("1 days after closing out none same").at(gap, days))
        .as("an hour that there is not comes an hour later")
        .isEqualTo(LocalDateTime.parse("2026-03-08T03:30").atZone(NEW_YORK).toInstant());
  }

  /** 임시공휴일: what was declared after the notice counts only for clocks of after it. */
  @Test
  void aHolidayMoreMovesOnlyWhatIsCountedByItsCalendar() {
    WorkingCalendar later =
        new WorkingCalendar(
            SEOUL, true, Holidays.withHoliday("2026-07", "2026-07-01", "2026-07-20"));
    Deadline three = said("3 working-days after decision out none end");
    Instant decided = seoul("2026-07-16T10:00");
    assertThat(three.at(decided, KOREA)).isEqualTo(seoul("2026-07-22T00:00"));
    assertThat(three.at(decided, later)).isEqualTo(seoul("2026-07-23T00:00"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'number':1,'unit':'days','after':'notice'} | hour
          {'number':1,'unit':'hours','after':'notice','hour':'end'} | hour
          {'number':0,'unit':'days','after':'notice','firstDay':'out','roll':'none','hour':'end'} | number
          {'number':2000000,'unit':'hours','after':'notice'} | number
          {'number':-1,'unit':'hours','after':'notice'} | number
          {'number':'1','unit':'hours','after':'notice'} | number
          {'number':1,'unit':'weeks','after':'notice','firstDay':'out','roll':'none','hour':'end'} | unit
          {'number':1,'unit':'hours','after':'부처님 오신 날'} | after
          {'number':1,'unit':'hours'} | after
          {'number':1,'unit':'hours','after':'notice','before':'closing'} | after
          {'number':1,'unit':'months','before':'closing','firstDay':'out','roll':'none','hour':'end'} | unit
          {'number':1,'unit':'days','after':'notice','firstDay':'초일','roll':'none','hour':'end'} | firstDay
          {'number':1,'unit':'days','after':'notice','firstDay':'out','roll':'nearest','hour':'end'} | roll
          {'number':1,'unit':'days','after':'notice','firstDay':'out','roll':'none','hour':'24:00'} | hour
          {'number':1,'unit':'days','after':'notice','firstDay':'out','roll':'none','hour':'end','zone':'UTC'} | zone
          """)
  void aFormThatNobodyKnowsIsNamedWithItsMember(String text, String member) {
    assertThatThrownBy(() -> deadline(text))
        .isInstanceOfSatisfying(
            JsonFormatException.class, e -> assertThat(e.path()).isEqualTo(member));
  }

  @Test
  void aPlaceOfTheLawCountsFromItsOwnEventOnly() {
    JsonObject block = json("{'minimum':{'number':48,'unit':'hours','after':'notice'}}");
    assertThatThrownBy(
            () -> Deadline.in(block, "minimum", Deadline.Side.AFTER, Deadline.Event.RECEIPT))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContainingAll("minimum", "after receipt");
    JsonObject days =
        json(
            "{'drain':{'number':1,'unit':'days','after':'closing','firstDay':'out','roll':'none',"
                + "'hour':'end'}}");
    assertThatThrownBy(() -> Deadline.length(days, "drain", Deadline.Event.CLOSING))
        .hasMessageContainingAll("drain", "no length");
  }

  @Test
  void whatWasReadIsWrittenAsItWas() {
    String text =
        "{'after':'notice','firstDay':'out','hour':'18:00','number':7,'roll':'none','unit':'days'}";
    assertThat(deadline(text).toJson()).isEqualTo(json(text));
    assertThat(deadline(text).korean()).isEqualTo("7일");
    assertThat(deadline(text).english()).isEqualTo("7 days");
  }

  @Test
  void aRefusalNamesItInTheUnitOfTheLaw() {
    assertThat(length("7 days after notice out none end")).isEqualTo("7 days, 7일");
    assertThat(length("3 working-days after notice out none end"))
        .isEqualTo("3 working days, 3근무일");
    assertThat(length("1 months after notice out none end")).isEqualTo("1 months, 1개월");
    assertThat(length("2 years after notice out none end")).isEqualTo("2 years, 2년");
    assertThat(length("48 hours after notice")).isEqualTo("48 hours, 48시간");
    assertThat(length("90 minutes after notice")).isEqualTo("90 minutes, 90분");
    assertThat(length("5 seconds after notice")).isEqualTo("5 seconds, 5초");
  }

  /** As both languages say it, without the sentence around it. */
  private static String length(String said) {
    Deadline deadline = said(said);
    Refusal refusal = Refusal.of("from-the-future").with("it", deadline.amount());
    assertThat(refusal.english()).contains("it: " + deadline.english() + ")");
    assertThat(refusal.korean()).contains("it: " + deadline.korean() + ")");
    return deadline.english() + ", " + deadline.korean();
  }
}
