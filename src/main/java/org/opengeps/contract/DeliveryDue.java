package org.opengeps.contract;

import java.time.Instant;
import java.util.Set;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.TenderRef;

/**
 * A delivery that waits for its inspection, for lists.
 *
 * @param number among the deliveries under its contract
 * @param at when it reached the agency
 * @param inspectBy first instant at which it is too late to inspect
 * @param contracted who sent and confirmed the contract
 */
public record DeliveryDue(
    TenderRef tender,
    String lot,
    int number,
    Instant at,
    Instant inspectBy,
    Set<PersonId> contracted) {
  public DeliveryDue {
    contracted = Set.copyOf(contracted);
  }
}
