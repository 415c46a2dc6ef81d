package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

/**
 * A second officer sent a draft back, with a reason. Not public: a hidden leaf of the next batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record DraftReturned(DraftId draft, Sha256 message, Instant at) implements DomainEvent {
  @Override
  public String kind() {
    return "draft-returned";
  }

  @Override
  public String subject() {
    return draft.toString();
  }

  @Override
  public boolean secret() {
    return true;
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }
}
