package org.opengeps.opening;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Suspension;

/**
 * A suspension of a round, or its end, as it was signed.
 *
 * @param signed SHA-256 of the SignedData
 * @param approval SHA-256 of the second officer's SignedData; empty while it does not count
 * @param approvedAt from when on it counts
 */
public record SuspensionView(
    Suspension act,
    Sha256 signed,
    PersonId by,
    Instant at,
    Optional<Sha256> approval,
    Optional<Instant> approvedAt) {
  public boolean isSuspending() {
    return act.act() == Suspension.Kind.SUSPEND;
  }

  /** Whether it waits for its second officer. */
  public boolean isPending() {
    return approval.isEmpty();
  }
}
