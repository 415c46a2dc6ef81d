package org.opengeps.law.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.outage.OutageRule.Move;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Postponement.Clause;

/** The formula against the terms of use and against outages that happened. */
class OutageRuleTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final RuleSets SETS = sets();
  private final OutageRule law = SETS.get("kr-local-works").outage();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the real outage of 23 November 2023   | 2023-11-23T09:19 | 2023-11-23T10:21 | 2023-11-16T09:00 | 2023-11-23T10:00 | SHORT        | 2023-11-23T13:21 | 2023-11-23T14:21
          the real outage of 12 December 2023   | 2023-12-12T09:27 | 2023-12-12T10:30 | 2023-12-05T09:00 | 2023-12-12T10:00 | SHORT        | 2023-12-12T13:30 | 2023-12-12T14:30
          lunch lies behind                     | 2025-06-12T13:10 | 2025-06-12T13:40 | 2025-06-02T09:00 | 2025-06-12T13:30 | SHORT        | 2025-06-12T15:40 | 2025-06-12T16:40
          recovered in the lunch hour           | 2025-06-12T11:00 | 2025-06-12T12:30 | 2025-06-02T09:00 | 2025-06-12T12:00 | SHORT        | 2025-06-12T15:00 | 2025-06-12T16:00
          two hours end as lunch begins         | 2025-06-12T09:30 | 2025-06-12T10:00 | 2025-06-02T09:00 | 2025-06-12T10:00 | SHORT        | 2025-06-12T12:00 | 2025-06-12T14:00
          closing soon after the recovery       | 2025-06-12T13:00 | 2025-06-12T13:30 | 2025-06-02T09:00 | 2025-06-12T15:00 | SHORT        | 2025-06-12T15:30 | 2025-06-12T16:30
          closing exactly two hours after       | 2025-06-12T10:30 | 2025-06-12T11:00 | 2025-06-02T09:00 | 2025-06-12T13:00 | SHORT        | 2025-06-12T14:00 | 2025-06-12T15:00
          too late for today                    | 2025-06-12T14:00 | 2025-06-12T15:30 | 2025-06-02T09:00 | 2025-06-12T15:00 | SHORT        | 2025-06-13T15:00 | 2025-06-13T16:00
          too late on a Friday                  | 2025-06-13T14:00 | 2025-06-13T15:30 | 2025-06-02T09:00 | 2025-06-13T15:00 | SHORT        | 2025-06-16T15:00 | 2025-06-16T16:00
          too late before a holiday             | 2025-10-02T14:00 | 2025-10-02T15:30 | 2025-09-22T09:00 | 2025-10-02T15:00 | SHORT        | 2025-10-10T15:00 | 2025-10-10T16:00
          exactly two hours are not long        | 2025-06-12T09:00 | 2025-06-12T11:00 | 2025-06-02T09:00 | 2025-06-12T10:00 | SHORT        | 2025-06-12T14:00 | 2025-06-12T15:00
          longer than two hours                 | 2025-06-12T09:00 | 2025-06-12T11:01 | 2025-06-02T09:00 | 2025-06-12T10:00 | LONG         | 2025-06-13T11:01 | 2025-06-13T12:01
          long, and the next day is a Saturday  | 2025-06-13T09:00 | 2025-06-13T11:01 | 2025-06-02T09:00 | 2025-06-13T10:00 | LONG         | 2025-06-16T10:00 | 2025-06-16T11:00
          long, with a window of 48 hours       | 2025-06-10T09:00 | 2025-06-10T11:30 | 2025-06-08T10:00 | 2025-06-10T10:00 | SHORT_WINDOW | 2025-06-12T11:30 | 2025-06-12T12:30
          """)
  void closingAndOpeningFollowTheRecovery(
      String what,
      String from,
      String until,
      String opened,
      String closing,
      Clause clause,
      String newClosing,
      String newOpening) {
    Instant closes = at(closing);
    var times = new OutageTimes(at(opened), closes, closes.plusSeconds(3600));
    Optional<Move> move = law.move(times, new Gap(at(from), at(until)));
    assertThat(move).as(what).contains(new Move(clause, at(newClosing), at(newOpening)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          closing before the outage                  | 2025-06-12T11:00    | 2025-06-12T11:30    | 2025-06-12T10:00
          closing as the outage begins               | 2025-06-12T11:00    | 2025-06-12T11:30    | 2025-06-12T11:00
          closing more than two hours after it       | 2025-06-12T11:00    | 2025-06-12T11:30    | 2025-06-12T13:31
          a closing inside of fourteen seconds       | 2025-06-12T11:00:00 | 2025-06-12T11:00:14 | 2025-06-12T11:00:05
          less than five minutes, over before        | 2025-06-12T11:00:00 | 2025-06-12T11:04:59 | 2025-06-12T11:30:00
          """)
  void whatTheOutageDidNotTouchStays(String what, String from, String until, String closing) {
    Instant closes = at(closing);
    var times = new OutageTimes(at("2025-06-02T09:00"), closes, closes.plusSeconds(7200));
    assertThat(law.move(times, new Gap(at(from), at(until)))).as(what).isEmpty();
  }

  @Test
  void fifteenSecondsOverTheClosingAndFiveMinutesBeforeItCount() {
    Instant closes = at("2025-06-12T11:00");
    var times = new OutageTimes(at("2025-06-02T09:00"), closes, closes.plusSeconds(3600));
    assertThat(law.move(times, new Gap(closes.minusSeconds(1), closes.plusSeconds(14))))
        .isPresent();
    assertThat(law.move(times, new Gap(closes.minusSeconds(600), closes.minusSeconds(300))))
        .isPresent();
  }

  @Test
  void aLogThatWasQuietBeforeTheWindowBeganMovesNothing() {
    Instant opened = at("2025-06-12T10:59:58");
    var times = new OutageTimes(opened, opened.plusSeconds(60), opened.plusSeconds(3660));
    Gap quiet = new Gap(at("2025-06-10T09:00"), opened.plusSeconds(2));
    assertThat(law.move(times, quiet)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an hour after the recovery  | 2025-06-12T10:50 | 2025-06-12T11:20 | 2025-06-12T12:20
          lunch counts for an opening | 2025-06-12T10:50 | 2025-06-12T11:40 | 2025-06-12T12:40
          too late for today          | 2025-06-12T10:50 | 2025-06-12T17:20 | 2025-06-13T11:00
          """)
  void onlyTheOpeningMovesIfTheTenderWasClosed(
      String what, String from, String until, String opening) {
    Instant closes = at("2025-06-12T10:00");
    var times = new OutageTimes(at("2025-06-02T09:00"), closes, at("2025-06-12T11:00"));
    assertThat(law.move(times, new Gap(at(from), at(until))))
        .as(what)
        .contains(new Move(Clause.OPENING_ALONE, closes, at(opening)));
  }

  @Test
  void nothingIsEverMovedEarlier() {
    Instant closes = at("2025-06-12T10:10");
    var times = new OutageTimes(at("2025-06-02T09:00"), closes, at("2025-06-20T11:00"));
    Move move = law.move(times, new Gap(at("2025-06-12T10:00"), at("2025-06-12T10:21"))).get();
    assertThat(move.closesAt()).isEqualTo(at("2025-06-12T13:21"));
    assertThat(move.opensAt()).isEqualTo(at("2025-06-20T11:00"));
  }

  @Test
  void practiceMovesByMinutesSoThatAPersonCanSeeIt() {
    OutageRule practice = SETS.get("sandbox").outage();
    Instant closes = at("2025-06-12T20:00");
    var times = new OutageTimes(closes.minusSeconds(120), closes, closes.plusSeconds(3));
    Gap gap = new Gap(closes.minusSeconds(40), closes.plusSeconds(15));
    Move move = practice.move(times, gap).orElseThrow();
    assertThat(move)
        .isEqualTo(new Move(Clause.SHORT, closes.plusSeconds(75), closes.plusSeconds(105)));
  }

  @Test
  void theWeekendIsWhatTheCalendarSays() {
    JsonObject korean = Holidays.KOREAN.json();
    HolidayCalendar other =
        HolidayCalendar.of(
            korean.toBuilder().replace("weekend", List.of("FRIDAY", "SATURDAY")).build());
    OutageRule rule = OutageRule.of(SETS.get("kr-local-works").json(), other);
    Instant closes = at("2025-06-12T15:00");
    var times = new OutageTimes(at("2025-06-02T09:00"), closes, closes.plusSeconds(3600));
    Gap gap = new Gap(at("2025-06-12T14:00"), at("2025-06-12T15:30"));
    assertThat(rule.move(times, gap).orElseThrow().closesAt()).isEqualTo(at("2025-06-15T15:00"));
    assertThat(law.move(times, gap).orElseThrow().closesAt()).isEqualTo(at("2025-06-13T15:00"));
  }

  private static RuleSets sets() {
    RuleSets sets = RuleSets.carried();
    return sets;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SEOUL).toInstant();
  }
}
