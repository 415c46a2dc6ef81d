package org.opengeps.award.model;

import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * A signed decision that nobody gets the contract.
 *
 * @param contentHash hash of the canonical decision
 * @param signedHash SHA-256 of the officer's message in the document store
 */
public record Ended(Sha256 contentHash, Sha256 signedHash, PersonId by, Instant at) {}
