package org.opengeps.award.model;

import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Award;

/**
 * A signed decision.
 *
 * @param awardHash hash of the canonical award
 * @param signedHash SHA-256 of the officer's message in the document store
 */
public record Decided(
    Award.Result result, Sha256 awardHash, Sha256 signedHash, PersonId by, Instant at) {}
