package org.opengeps.door;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many at once and then so many in a time, for each address. Remembers a bounded number of
 * addresses; the one heard of least is forgotten first.
 */
public final class RateLimit {
  private static final int ADDRESSES = 20_000;

  /** Nanoseconds in which one more may come. */
  private final long pause;

  /** How far ahead of the time an address may be. */
  private final long ahead;

  private final LongSupplier nanos;

  /** Of each address: when all that it has taken would have come at the steady pace. */
  private final Map<String, Long> due =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > ADDRESSES;
        }
      };

  /**
   * @param burst how many may come at once
   * @param perMinute how many a minute after that
   * @param nanos a clock that only runs forward, as {@link System#nanoTime}
   */
  public RateLimit(int burst, int perMinute, LongSupplier nanos) {
    this.pause = Duration.ofMinutes(1).toNanos() / perMinute;
    this.ahead = pause * (burst - 1);
    this.nanos = nanos;
  }

  /**
   * Takes one.
   *
   * @return 0 if it was there, else seconds until one will be
   */
  public synchronized int take(String address) {
    long now = nanos.getAsLong();
    long next = next(address, now);
    int seconds = secondsUntil(next, now);
    if (seconds == 0) {
      due.put(address, next + pause);
    }
    return seconds;
  }

  /** The same without taking. */
  public synchronized int ask(String address) {
    long now = nanos.getAsLong();
    return secondsUntil(next(address, now), now);
  }

  private long next(String address, long now) {
    Long known = due.get(address);
    return known == null || known - now < 0 ? now : known;
  }

  private int secondsUntil(long next, long now) {
    long early = next - ahead - now;
    return early <= 0 ? 0 : (int) Duration.ofNanos(early).plusMillis(999).toSeconds();
  }
}
