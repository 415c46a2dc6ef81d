package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * A technical decision as it was signed.
 *
 * @param signed SHA-256 of the SignedData
 * @param approval SHA-256 of the second officer's SignedData; empty while it does not count
 */
public record TechnicalView(
    TechnicalDecision decision,
    Sha256 signed,
    PersonId by,
    Instant at,
    Optional<Sha256> approval,
    Optional<Instant> approvedAt) {}
