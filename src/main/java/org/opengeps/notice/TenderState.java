package org.opengeps.notice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Public state of a tender, from its notice on. */
public enum TenderState {
  /** Published; bids are not received yet. */
  NOTICED,
  /** Bids are received. */
  OPEN,
  /** Past the deadline; what came in time is still being decided. */
  DRAINING,
  /** The set of bids is fixed. */
  CLOSED,
  /** The gate key is published, the committee works. */
  OPENING,
  /** Bids are opened and the price is drawn. */
  OPENED,
  /** The first candidate is examined. */
  EVALUATING,
  /** A candidate qualified; the decision is announced. */
  AWARD_INTENDED,
  AWARDED,
  /** Fewer valid bids than the law asks, not opened in time, or no candidate qualified (유찰). */
  FAILED,
  CANCELLED;

  /** Where a tender may go from here. */
  public Set<TenderState> next() {
    return switch (this) {
      case NOTICED -> EnumSet.of(OPEN, DRAINING, FAILED, CANCELLED);
      case OPEN -> EnumSet.of(DRAINING, FAILED, CANCELLED);
      case DRAINING -> EnumSet.of(CLOSED, FAILED);
      case CLOSED -> EnumSet.of(OPENING, FAILED, CANCELLED);
      case OPENING -> EnumSet.of(OPENED, FAILED);
      case OPENED -> EnumSet.of(EVALUATING, AWARD_INTENDED, AWARDED, FAILED);
      case EVALUATING -> EnumSet.of(AWARD_INTENDED, AWARDED, FAILED);
      case AWARD_INTENDED -> EnumSet.of(AWARDED, EVALUATING, FAILED);
      case AWARDED, FAILED, CANCELLED -> EnumSet.noneOf(TenderState.class);
    };
  }

  /** In lower case with hyphens: {@code award-intended}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if no state has this word
   */
  public static TenderState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
