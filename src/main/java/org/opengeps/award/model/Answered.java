package org.opengeps.award.model;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * What a candidate answered.
 *
 * @param request hash of the request that it answers
 * @param signed SHA-256 of the bidder's SignedData in the document store
 */
public record Answered(UUID submission, Sha256 request, Sha256 signed, PersonId by, Instant at) {}
