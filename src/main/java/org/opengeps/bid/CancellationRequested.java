package org.opengeps.bid;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A bidder asked that its bid be not opened: a hidden leaf, as a reception is.
 *
 * @param receipt hash of the canonical receipt, which lies in the document store and names no
 *     bidder
 */
public record CancellationRequested(TenderRef tender, Sha256 receipt, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.CANCELLATION_REQUESTED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(receipt);
  }
}
