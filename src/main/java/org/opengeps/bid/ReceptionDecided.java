package org.opengeps.bid;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * The intake took a bid, for good or provisionally, or refused one of an authenticated sender: a
 * hidden leaf of the next batch, of one kind, so that nobody can tell them apart.
 *
 * @param core hash of the canonical receipt core, which lies in the document store, says what was
 *     decided and names no bidder
 */
public record ReceptionDecided(TenderRef tender, Sha256 core, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.RECEPTION;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(core);
  }
}
