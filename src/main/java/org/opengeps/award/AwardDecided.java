package org.opengeps.award;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer signed who gets the contract, or is meant to.
 *
 * @param result {@code award-intended} or {@code awarded}
 * @param award hash of the canonical award, named in the entry's data
 * @param signed SHA-256 of the officer's SignedData, the document of the entry
 */
public record AwardDecided(
    TenderRef tender, String lot, String result, Sha256 award, Sha256 signed, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.AWARD_DECIDED;
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
    return Map.of("lot", lot, "result", result, "award", award.hex());
  }
}
