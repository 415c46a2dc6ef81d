package org.opengeps.payment.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.payment.ClaimState;

/** Only a claim that waits for an officer is ordered, approved or sent back. */
public final class ClaimWaits {
  private ClaimWaits() {}

  public static Optional<Refusal> judge(ClaimState state) {
    return switch (state) {
      case CLAIMED, ORDERED, REFUSED -> Optional.empty();
      case SENT_BACK -> Optional.of(Refusal.of("claim-state.sent-back"));
      case TRANSFERRING, PAID, RETURNED -> Optional.of(Refusal.of("claim-state.approved"));
    };
  }
}
