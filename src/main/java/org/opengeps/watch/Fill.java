package org.opengeps.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * How much mail there is.
 *
 * @param waiting letters that wait
 * @param oldest since when the oldest of them does
 * @param dead letters that were given up in the last 30 days
 */
public record Fill(long waiting, Optional<Instant> oldest, long dead) {}
