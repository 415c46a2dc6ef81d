package org.opengeps.registry;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.LocalText;

/**
 * Another name for an agency, proposed or in force.
 *
 * @param proposal SHA-256 of the signed proposal
 * @param proposer administrator who signed it
 * @param approval SHA-256 of the second person's signed approval; empty while it is only proposed
 */
public record AgencyName(
    Sha256 proposal,
    OrganisationId agency,
    LocalText name,
    PersonId proposer,
    Instant proposedAt,
    Optional<Sha256> approval) {
  public boolean isInForce() {
    return approval.isPresent();
  }
}
