package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer filed a signed draft. Not public: a hidden leaf of the next batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record DraftFiled(DraftId draft, Sha256 message, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.DRAFT_FILED;
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
