package org.opengeps.contract.model;

import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * A contract that was sent.
 *
 * @param contract hash of its JSON
 * @param signed SHA-256 of the officer's SignedData in the document store
 */
public record Offered(Sha256 contract, Sha256 signed, Instant consentBy, PersonId by, Instant at) {}
