package org.opengeps.contract.model;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.ContractStep;

/**
 * What a party signed about a contract.
 *
 * @param contract hash of its JSON
 * @param signed SHA-256 of the SignedData in the document store
 * @param confirmBy of a consent: first instant at which it is too late to confirm it
 */
public record Stepped(
    Sha256 contract,
    ContractStep.Kind kind,
    Sha256 signed,
    PersonId by,
    Instant at,
    Optional<Instant> confirmBy) {}
