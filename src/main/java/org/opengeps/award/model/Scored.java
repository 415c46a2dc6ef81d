package org.opengeps.award.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * A candidate that was scored.
 *
 * @param messageHash SHA-256 of the officer's message in the document store
 */
public record Scored(
    UUID submission,
    Sha256 messageHash,
    BigDecimal total,
    boolean passed,
    PersonId by,
    Instant at) {}
