package org.opengeps.bid;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer granted a request to cancel a bid: hidden until the opening, since it tells that
 * somebody has bid.
 *
 * @param signed SHA-256 of the officer's SignedData
 */
public record CancellationGranted(TenderRef tender, Sha256 signed, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.CANCELLATION_GRANTED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }
}
