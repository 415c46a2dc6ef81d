package org.opengeps.award.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.RoundAct;

/**
 * An act that was proposed, approved or not.
 *
 * @param signed SHA-256 of the proposer's SignedData
 * @param content hash of the canonical act
 * @param approval SHA-256 of the second officer's SignedData
 */
public record Proposed(
    Sha256 signed,
    Sha256 content,
    RoundAct.Kind kind,
    UUID submission,
    PersonId by,
    Instant at,
    Optional<Sha256> approval) {}
