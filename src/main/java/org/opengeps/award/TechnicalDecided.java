package org.opengeps.award;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;

/**
 * Two officers decided who passes the technical examination: the prices of the others stay sealed.
 *
 * @param pricesOpenAt of the decision, named in the entry's data: whoever reads the log sees
 *     whether another one took its place in time
 * @param signed SHA-256 of the SignedData of the decision
 * @param approval SHA-256 of that of the consent
 */
public record TechnicalDecided(
    TenderRef tender, String lot, Instant pricesOpenAt, Sha256 signed, Sha256 approval, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TECHNICAL_DECIDED;
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
    return Map.of(
        "lot", lot,
        "pricesOpenAt", JsonValues.time(pricesOpenAt),
        "approval", approval.hex());
  }
}
