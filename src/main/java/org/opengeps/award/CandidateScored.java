package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A candidate was scored. Confidential until the award: a hidden leaf of the next batch.
 *
 * @param message SHA-256 of the officer's SignedData
 */
public record CandidateScored(TenderRef tender, Sha256 message, Instant at) implements DomainEvent {
  @Override
  public String kind() {
    return "candidate-scored";
  }

  @Override
  public String subject() {
    return tender.toString();
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
