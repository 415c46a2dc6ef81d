package org.opengeps.registry;

import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Sanction;

/**
 * A debarment, proposed or in force.
 *
 * @param decision SHA-256 of the signed decision
 * @param supplier whom it keeps from bidding
 * @param authority agency of the officer who proposed it
 * @param proposer that officer
 * @param sanction what was decided
 * @param approval SHA-256 of the second officer's signed approval; empty while it is only proposed
 */
public record Debarment(
    Sha256 decision,
    OrganisationId supplier,
    OrganisationId authority,
    PersonId proposer,
    Sanction sanction,
    Optional<Sha256> approval) {
  public boolean isInForce() {
    return approval.isPresent();
  }
}
