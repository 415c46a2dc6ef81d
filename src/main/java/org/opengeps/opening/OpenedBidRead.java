package org.opengeps.opening;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Somebody who judges reads an opened bid: a hidden leaf, which its bidder sees.
 *
 * @param read hash of the canonical {@code opengeps/bid-read/1}
 */
public record OpenedBidRead(TenderRef tender, Sha256 read, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.BID_READ;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(read);
  }
}
