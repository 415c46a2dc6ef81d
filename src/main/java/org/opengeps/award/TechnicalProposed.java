package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer proposed who passes the technical examination. Confidential until a second one has
 * approved it.
 *
 * @param signed SHA-256 of the SignedData
 */
public record TechnicalProposed(TenderRef tender, Sha256 signed, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TECHNICAL_DECISION_PROPOSED;
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
