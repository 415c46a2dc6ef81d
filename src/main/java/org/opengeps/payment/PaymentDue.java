package org.opengeps.payment;

import java.time.Instant;
import java.util.Set;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A claim that waits for an officer.
 *
 * @param number among the claims under the contract
 * @param state claimed, or ordered
 * @param payBy first instant at which it is too late to pay
 * @param notBy who may not take the next step: whoever ordered it
 */
public record PaymentDue(
    TenderRef tender,
    String lot,
    Sha256 claim,
    int number,
    ClaimState state,
    Instant since,
    Instant payBy,
    Set<PersonId> notBy) {
  public PaymentDue {
    notBy = Set.copyOf(notBy);
  }
}
