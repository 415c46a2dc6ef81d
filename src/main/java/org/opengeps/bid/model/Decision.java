package org.opengeps.bid.model;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.ReceiptCore.Outcome;

/**
 * What was decided about a reception.
 *
 * @param refusal why, if refused
 * @param slot tag of the supplier's only slot; empty if refused or if nobody knows yet who it is
 */
public record Decision(Outcome outcome, Optional<Refusal> refusal, Optional<Sha256> slot) {
  public Decision {
    if ((outcome == Outcome.REFUSED) != refusal.isPresent()) {
      throw new IllegalArgumentException("a refused bid, and only that, has a refusal");
    }
  }

  public static Decision accept(Sha256 slot) {
    return new Decision(Outcome.ACCEPTED, Optional.empty(), Optional.of(slot));
  }

  /** Decided at the opening as of the instant of submission. */
  public static Decision provisional(Optional<Sha256> slot) {
    return new Decision(Outcome.PROVISIONAL, Optional.empty(), slot);
  }

  public static Decision refuse(Refusal refusal) {
    return new Decision(Outcome.REFUSED, Optional.of(refusal), Optional.empty());
  }

  /** The receipt core that says so. */
  public ReceiptCore core(Arrival arrival) {
    return new ReceiptCore(
        arrival.submission().value(),
        arrival.lot().tender(),
        arrival.noticeHash(),
        arrival.lot().lot(),
        arrival.statementHash(),
        arrival.signed(),
        arrival.envelopes(),
        arrival.receivedAt(),
        outcome,
        refusal.orElse(null));
  }
}
