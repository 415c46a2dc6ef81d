package org.opengeps.bid;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A lot was closed: its set of bids can no longer change. The log entry names the close document,
 * which commits to the set.
 *
 * @param closeHash hash of the canonical {@code opengeps/close/1}, which lies in the document store
 */
public record TenderClosed(LotRef lot, Sha256 closeHash, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TENDER_CLOSED;
  }

  @Override
  public String subject() {
    return lot.tender().toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(closeHash);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot.lot());
  }
}
