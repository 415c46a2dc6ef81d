package org.opengeps.app.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When bids come. The share of all bids of a tender that come in its last D of T follows (D/T)^b;
 * within the last minute they come evenly.
 */
enum Arrivals {
  STEADY("1"),
  MILD("0.35"),
  BASE("0.20"),
  SEVERE("0.12");

  private static final int MINUTE = 60;
  private static final long NANOS = 1_000_000_000;
  private static final long SEED = 2025;

  private final String exponent;

  Arrivals(String exponent) {
    this.exponent = exponent;
  }

  /**
   * Times since the beginning of a window that ends with the closing, in nanoseconds, in order.
   *
   * @param count of bids in the window
   */
  long[] within(int seconds, int count) {
    if (this == STEADY) {
      return IntStream.range(0, count).mapToLong(i -> NANOS * seconds * i / count).toArray();
    }
    Random random = new Random(SEED);
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = Math.round(NANOS * (seconds - before(random.nextDouble(), seconds)));
    }
    Arrays.sort(times);
    return times;
  }

  /** Seconds before the closing behind which this share of the window's bids comes. */
  private double before(double share, int seconds) {
    double b = Double.parseDouble(exponent);
    double ofLastMinute = Math.pow(Math.min(1.0, (double) MINUTE / seconds), b);
    double evenly = Math.min(MINUTE, seconds);
    return share < ofLastMinute ? evenly * share / ofLastMinute : seconds * Math.pow(share, 1 / b);
  }
}
