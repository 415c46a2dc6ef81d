package org.opengeps.contract.model;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/**
 * A delivery that was handed in.
 *
 * @param delivery hash of its JSON
 * @param contract hash of the contract's JSON
 * @param number among the deliveries under the contract, from 1
 * @param signed SHA-256 of the supplier's SignedData in the document store
 * @param inspectBy first instant at which it is too late to inspect
 */
public record HandedDelivery(
    Sha256 delivery,
    Sha256 contract,
    int number,
    Sha256 signed,
    Instant inspectBy,
    PersonId by,
    Instant at,
    Optional<MadeInspection> inspection) {
  /**
   * @param signed SHA-256 of the inspector's SignedData in the document store
   */
  public record MadeInspection(Sha256 signed, PersonId by, Instant at) {}
}
