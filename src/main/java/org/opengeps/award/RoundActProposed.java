package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer wants to change the round. Confidential until the award: a hidden leaf of the next
 * batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record RoundActProposed(TenderRef tender, Sha256 message, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.ROUND_ACT_PROPOSED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }
}
