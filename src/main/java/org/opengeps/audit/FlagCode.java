package org.opengeps.audit;

import java.util.Locale;

/**
 * What a red flag is about. Titles, methods, sources and limits are texts {@code flag.<word>.…}; a
 * test demands them for every code.
 */
public enum FlagCode {
  SINGLE_BID,
  REPEAT_WINNER,
  BELOW_THRESHOLD,
  SPLIT_PURCHASE,
  SPLIT_ONE_QUOTE,
  CORRECTED_SCORE,
  LATE_CORRECTION,
  SAME_REPRESENTATIVE,
  NEVER_REFUSED;

  /** As answers say it: {@code single-bid}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
