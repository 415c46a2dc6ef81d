package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A second officer sent a draft back, with a reason. Not public: a hidden leaf of the next batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record DraftReturned(DraftId draft, Sha256 message, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.DRAFT_RETURNED;
  }

  @Override
  public String subject() {
    return draft.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }
}
