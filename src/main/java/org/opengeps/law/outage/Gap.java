package org.opengeps.law.outage;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which nobody could hand in a bid and get a receipt.
 *
 * @param from the last moment at which it was known to be possible
 * @param until the recovery: from then on it was possible again
 */
public record Gap(Instant from, Instant until) {
  public Gap {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a gap ends after its beginning: " + from + " " + until);
    }
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  /** How much of the time between two instants it took away. */
  Duration within(Instant begin, Instant end) {
    Instant first = from.isAfter(begin) ? from : begin;
    Instant last = until.isBefore(end) ? until : end;
    return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
  }

  /** Whether the instant had not come when the gap began and had come when it ended. */
  boolean holds(Instant at) {
    return from.isBefore(at) && !at.isAfter(until);
  }
}
