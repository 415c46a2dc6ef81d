package org.opengeps.opening;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer proposed to stop a round, or to let it go on. Confidential until a second one has
 * approved it.
 *
 * @param signed SHA-256 of the SignedData
 */
public record SuspensionProposed(TenderRef tender, Sha256 signed, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.SUSPENSION_PROPOSED;
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
