package org.opengeps.award;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * The opened bids of a lot were ranked.
 *
 * @param ranking hash of the canonical ranking, named in the entry's data
 * @param signed SHA-256 of it as SignedData by the platform, the document of the entry
 */
public record BidsRanked(TenderRef tender, String lot, Sha256 ranking, Sha256 signed, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.BIDS_RANKED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "ranking", ranking.hex());
  }
}
