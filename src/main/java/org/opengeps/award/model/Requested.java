package org.opengeps.award.model;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.CandidateRequest;

/**
 * A candidate that was asked for something.
 *
 * @param content hash of the request, which an answer names
 * @param signed SHA-256 of the officer's SignedData in the document store
 * @param dueAt as the request says it
 */
public record Requested(
    UUID submission,
    CandidateRequest.Kind kind,
    Sha256 content,
    Sha256 signed,
    Instant dueAt,
    PersonId by,
    Instant at) {}
