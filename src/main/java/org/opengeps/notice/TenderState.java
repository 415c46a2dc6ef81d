package org.opengeps.notice;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Public state of a lot, and of the tender as it follows from its lots; from the notice on. */
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
  /** Who passed the technical decision is settled: the next stage can be asked for (적격자 확정). */
  ADMITTED,
  /** The first candidate is examined. */
  EVALUATING,
  /** A candidate qualified; the decision is announced. */
  AWARD_INTENDED,
  AWARDED,
  /** Those who passed were asked for the next stage: the lot goes on under its next name. */
  CONTINUED,
  /** Fewer valid bids than the law asks, not opened in time, or no candidate qualified (유찰). */
  FAILED,
  CANCELLED;

  /** Which end of a lot says how the tender ended, where there are several. */
  private static final List<TenderState> ENDS = List.of(AWARDED, CANCELLED, FAILED, CONTINUED);

  /** Where a lot may go from here. */
  public Set<TenderState> next() {
    return switch (this) {
      case NOTICED -> EnumSet.of(OPEN, DRAINING, FAILED, CANCELLED);
      case OPEN -> EnumSet.of(DRAINING, FAILED, CANCELLED);
      case DRAINING -> EnumSet.of(CLOSED, FAILED);
      case CLOSED -> EnumSet.of(OPENING, FAILED, CANCELLED);
      case OPENING -> EnumSet.of(OPENED, ADMITTED, FAILED);
      case OPENED -> EnumSet.of(EVALUATING, AWARD_INTENDED, AWARDED, FAILED);
      case ADMITTED -> EnumSet.of(CONTINUED, FAILED, CANCELLED);
      case EVALUATING -> EnumSet.of(AWARD_INTENDED, AWARDED, FAILED);
      case AWARD_INTENDED -> EnumSet.of(AWARDED, EVALUATING, FAILED);
      case AWARDED, CONTINUED, FAILED, CANCELLED -> EnumSet.noneOf(TenderState.class);
    };
  }

  /** Whether bids may still come, or are sealed and waiting to be opened. */
  public boolean isUnopened() {
    return compareTo(OPENED) < 0;
  }

  /** Whether nothing comes after it. */
  public boolean isEnd() {
    return next().isEmpty();
  }

  /**
   * The state of a tender whose lots are in these: the earliest of those that are still underway;
   * if none is, awarded if one was awarded, else cancelled if one was cancelled.
   *
   * @throws IllegalArgumentException if there is no lot
   */
  public static TenderState of(Collection<TenderState> lots) {
    return lots.stream()
        .filter(state -> !state.isEnd())
        .min(Comparator.naturalOrder())
        .or(() -> ENDS.stream().filter(lots::contains).findFirst())
        .orElseThrow(() -> new IllegalArgumentException("a tender without lots"));
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
