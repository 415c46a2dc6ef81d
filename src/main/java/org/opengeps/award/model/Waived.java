package org.opengeps.award.model;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * A candidate that does not want the contract.
 *
 * @param signed SHA-256 of the bidder's SignedData in the document store
 */
public record Waived(UUID submission, Sha256 signed, PersonId by, Instant at) {}
