package org.opengeps.bid;

import java.util.Locale;

/** What the intake decided (docs/protocol.md section 7). */
public enum Outcome {
  ACCEPTED,
  /**
   * Came in time, but something could not be decided then (a revocation service was down): decided
   * at opening as of the instant.
   */
  PROVISIONAL,
  REFUSED;

  /** The protocol's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Outcome ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
