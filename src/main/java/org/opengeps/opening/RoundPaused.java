package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Two officers stopped the round of a lot, or let it go on.
 *
 * @param suspends false if it goes on
 * @param signed SHA-256 of the SignedData of the act
 * @param approval SHA-256 of that of the consent
 */
public record RoundPaused(
    TenderRef tender, String lot, boolean suspends, Sha256 signed, Sha256 approval, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return suspends ? FactKind.ROUND_SUSPENDED : FactKind.ROUND_RESUMED;
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
    return Map.of("lot", lot, "approval", approval.hex());
  }
}
