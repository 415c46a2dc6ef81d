package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

/**
 * An officer signed for documents that a draft will name. Not public: a hidden leaf of the next
 * batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record DocumentsAnnounced(DraftId draft, Sha256 message, Instant at) implements DomainEvent {
  @Override
  public String kind() {
    return "documents-announced";
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
