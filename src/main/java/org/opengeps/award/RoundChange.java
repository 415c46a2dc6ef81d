package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.RoundAct;

/**
 * An act that changes the round, or is meant to.
 *
 * @param signed SHA-256 of the proposer's SignedData in the document store
 * @param approval SHA-256 of the second officer's; empty while it has no effect
 * @param fits whether it could be approved now: what it corrects is still in force, nothing is
 *     decided
 */
public record RoundChange(
    RoundAct act, Sha256 signed, PersonId by, Instant at, Optional<Sha256> approval, boolean fits) {
  /** Whether a second officer gave it effect. */
  public boolean isApproved() {
    return approval.isPresent();
  }

  public boolean isPending() {
    return approval.isEmpty() && fits;
  }
}
