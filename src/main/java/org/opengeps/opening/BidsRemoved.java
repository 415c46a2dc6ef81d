package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Bids of a closed lot will not be opened, as their bidders asked and an officer granted.
 *
 * @param removals hash of the canonical {@code opengeps/removals/1}
 */
public record BidsRemoved(TenderRef tender, String lot, Sha256 removals, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.BIDS_REMOVED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(removals);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot);
  }
}
