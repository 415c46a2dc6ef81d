package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final long SECOND = 1_000_000_000;
  private static final int WEEK = 7 * 24 * 3600;

  @Test
  void steadyBidsComeAtEqualDistances() {
    assertThat(Arrivals.STEADY.within(2, 4)).containsExactly(0, SECOND / 2, SECOND, SECOND * 3 / 2);
  }

  @Test
  void onASevereDayAThirdOfAWeeksBidsComesInTheLastMinute() {
    // (60 / 604,800) ^ 0.12
    assertThat(inTheLast(60, Arrivals.SEVERE)).isBetween(325L, 337L);
    assertThat(inTheLast(60, Arrivals.BASE)).isBetween(150L, 166L);
    assertThat(inTheLast(60, Arrivals.MILD)).isBetween(35L, 45L);
  }

  @Test
  void withinTheLastMinuteTheyComeEvenly() {
    long firstHalf =
        Arrays.stream(Arrivals.SEVERE.within(60, 10_000)).filter(at -> at < 30 * SECOND).count();
    assertThat(firstHalf).isBetween(4_800L, 5_200L);
  }

  @Test
  void noneComesBeforeTheWindowOrAfterIt() {
    for (Arrivals one : Arrivals.values()) {
      long[] times = one.within(90, 1000);
      assertThat(times).hasSize(1000).isSorted();
      assertThat(times[0]).isNotNegative();
      assertThat(times[999]).isLessThanOrEqualTo(90 * SECOND);
    }
  }

  /** Of a thousand. */
  private static long inTheLast(int seconds, Arrivals arrivals) {
    long from = (WEEK - seconds) * SECOND;
    return Math.round(
        Arrays.stream(arrivals.within(WEEK, 20_000)).filter(at -> at >= from).count() / 20.0);
  }
}
