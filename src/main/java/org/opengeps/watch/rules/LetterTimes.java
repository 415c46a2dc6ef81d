package org.opengeps.watch.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When letters go, and when they are tried again. */
public final class LetterTimes {
  /** What could not be sent so long is old news. */
  public static final Duration OLDEST = Duration.ofDays(3);

  /** Longer than an attempt takes at most, so that no two nodes send one letter. */
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

  private static final int FACTOR = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  private static final int GROWING = 10;
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private LetterTimes() {}

  /**
   * How long after an attempt the next one comes: 5, 15, 45 minutes and so on, up to 12 hours.
   *
   * @param attempts how many there were, from 1
   */
  public static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < Math.min(attempts, GROWING); i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** The next eight o'clock after an instant; where clocks leap over it, the instant they reach. */
  public static Instant nextMorning(Instant after, ZoneId zone) {
    ZonedDateTime today = after.atZone(zone).toLocalDate().atTime(MORNING).atZone(zone);
    return today.toInstant().isAfter(after)
        ? today.toInstant()
        : after.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant();
  }
}
