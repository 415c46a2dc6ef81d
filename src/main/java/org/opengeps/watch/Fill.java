package org.opengeps.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * How much mail there is; numbers end at {@link #MOST}, which means as many or more.
 *
 * @param waiting letters that wait
 * @param oldest since when the oldest of them does
 * @param dead letters that were given up in the last 30 days
 */
public record Fill(long waiting, Optional<Instant> oldest, long dead) {
  /** Letters that are counted. */
  public static final int MOST = 10_000;
}
