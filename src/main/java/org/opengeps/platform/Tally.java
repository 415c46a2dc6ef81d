package org.opengeps.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lets the first few of a kind through in each period and counts the others. Remembers a bounded
 * number of kinds; the one heard of least is forgotten first.
 */
public final class Tally {
  private static final int KINDS = 1000;

  private final int most;
  private final long period;
  private final LongSupplier nanos;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > KINDS;
        }
      };

  /** Of one kind in the present period. */
  private static final class Count {
    private long begin;
    private long seen;
    private long before;
  }

  /**
   * @param most let through in a period
   * @param nanos a clock that only runs forward, as {@link System#nanoTime}
   */
  public Tally(int most, Duration period, LongSupplier nanos) {
    this.most = most;
    this.period = period.toNanos();
    this.nanos = nanos;
  }

  /**
   * Counts one.
   *
   * @return if it is let through: how many of its kind were not since the last that was; else empty
   */
  public synchronized OptionalLong count(String kind) {
    long now = nanos.getAsLong();
    Count count = counts.computeIfAbsent(kind, one -> new Count());
    if (count.seen == 0 || now - count.begin >= period) {
      count.before += Math.max(0, count.seen - most);
      count.seen = 0;
      count.begin = now;
    }
    count.seen++;
    if (count.seen > most) {
      return OptionalLong.empty();
    }
    long left = count.before;
    count.before = 0;
    return OptionalLong.of(left);
  }
}
