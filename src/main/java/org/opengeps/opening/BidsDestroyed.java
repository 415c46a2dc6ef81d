package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Bytes of bids for a lot that nobody opened are gone.
 *
 * @param destruction hash of the canonical {@code opengeps/destruction/1}
 */
public record BidsDestroyed(TenderRef tender, String lot, Sha256 destruction, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.BIDS_DESTROYED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(destruction);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot);
  }
}
