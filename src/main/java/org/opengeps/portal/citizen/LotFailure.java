package org.opengeps.portal.citizen;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.opengeps.opening.OpeningEnd;
import org.opengeps.opening.TenderFailed;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Slot;

/** How a lot failed, as its openings and the decision about its technical bids tell it. */
enum LotFailure {
  /** Nothing was opened: too few bids were sealed. */
  SEALED("FAILED"),
  /** Nothing was opened until the latest opening. */
  LAPSED("FAILED"),
  /** Opened, but too few bids count. */
  TOO_FEW("FAILED_TOO_FEW"),
  /** Two officers decided that no technical bid passes. */
  NOBODY_PASSED("FAILED_OPENED"),
  /** Technical bids were opened, and no prices until the latest opening. */
  UNREACHED("FAILED_UNREACHED"),
  /** All is opened, and nobody could win. */
  NOBODY_QUALIFIED("FAILED_OPENED");

  private final String word;

  LotFailure(String word) {
    this.word = word;
  }

  /** The code whose texts tell it. */
  String word() {
    return word;
  }

  /** Whether there is a record to be seen. */
  boolean isOpened() {
    return this != SEALED && this != LAPSED;
  }

  /** Whether the latest opening ended it. */
  boolean isLapsed() {
    return this == LAPSED || this == UNREACHED;
  }

  /**
   * @param lot one that failed
   * @param ends of its openings, by envelope
   * @param nobodyPassed whether the decision about its technical bids says so; asked only where
   *     they were opened and nothing behind them
   */
  static LotFailure of(
      Lot lot, Function<Slot, Optional<OpeningEnd>> ends, BooleanSupplier nobodyPassed) {
    Optional<OpeningEnd> first = ends.apply(lot.first());
    if (first.flatMap(OpeningEnd::record).isEmpty()) {
      // without ever having been closed it has lapsed, too
      return first.isEmpty() || failed(first, TenderFailed.LAPSED) ? LAPSED : SEALED;
    }
    boolean waits = lot.decided().isPresent();
    boolean staged = lot.nextStage().isPresent();
    Optional<OpeningEnd> last = waits && !staged ? ends.apply(lot.last()) : Optional.empty();
    if (failed(first, TenderFailed.TOO_FEW_VALID) || failed(last, TenderFailed.TOO_FEW_VALID)) {
      return TOO_FEW;
    }
    if (!waits || last.flatMap(OpeningEnd::record).isPresent()) {
      return NOBODY_QUALIFIED;
    }
    return nobodyPassed.getAsBoolean() ? NOBODY_PASSED : UNREACHED;
  }

  private static boolean failed(Optional<OpeningEnd> end, String reason) {
    return end.flatMap(OpeningEnd::reason).filter(reason::equals).isPresent();
  }
}
