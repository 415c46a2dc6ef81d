package org.opengeps.payment.rules;

import java.util.Set;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.TransferOutcome;

/** How far a claim has come, from what was signed and reported about it. */
public final class ClaimStands {
  private ClaimStands() {}

  /**
   * @param back whether it was sent back
   * @param ordered whether there is an order; what follows is of the last one
   * @param reported what the bank said
   */
  public static ClaimState at(
      boolean back, boolean ordered, boolean approved, Set<TransferOutcome> reported) {
    if (back) {
      return ClaimState.SENT_BACK;
    }
    if (reported.contains(TransferOutcome.RETURNED)) {
      return ClaimState.RETURNED;
    }
    if (reported.contains(TransferOutcome.BOOKED)) {
      return ClaimState.PAID;
    }
    if (reported.contains(TransferOutcome.REJECTED)) {
      return ClaimState.REFUSED;
    }
    if (approved) {
      return ClaimState.TRANSFERRING;
    }
    return ordered ? ClaimState.ORDERED : ClaimState.CLAIMED;
  }
}
