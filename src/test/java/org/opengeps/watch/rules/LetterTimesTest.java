package org.opengeps.watch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTimesTest {
  @ParameterizedTest
  @CsvSource({"1, PT5M", "2, PT15M", "3, PT45M", "4, PT2H15M", "6, PT12H", "1000, PT12H"})
  void pausesGrowUpToHalfADay(int attempts, Duration pause) {
    assertThat(LetterTimes.pause(attempts)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T22:59:59Z, Asia/Seoul, 2026-03-01T23:00:00Z",
    "2026-03-01T23:00:00Z, Asia/Seoul, 2026-03-02T23:00:00Z",
    "2026-03-02T06:00:00Z, Europe/Berlin, 2026-03-02T07:00:00Z",
    // the night in which clocks go forward
    "2026-03-28T08:00:00Z, Europe/Berlin, 2026-03-29T06:00:00Z",
  })
  void aDailyLetterGoesAtEightWhereThePersonIs(Instant after, String zone, Instant next) {
    assertThat(LetterTimes.nextMorning(after, ZoneId.of(zone))).isEqualTo(next);
  }

  @Test
  void anEightOClockThatAClockLeapsOverIsTheInstantThatItReaches() {
    // Samoa had no 30 December 2011
    Instant next =
        LetterTimes.nextMorning(Instant.parse("2011-12-29T18:00:00Z"), ZoneId.of("Pacific/Apia"));
    assertThat(next).isAfter(Instant.parse("2011-12-29T18:00:00Z"));
  }
}
