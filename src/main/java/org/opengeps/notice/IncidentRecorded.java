package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * An outage that moved tenders.
 *
 * @param hash of the canonical incident, the document of the log entry
 */
public record IncidentRecorded(UUID incident, Sha256 hash, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.INCIDENT_RECORDED;
  }

  @Override
  public String subject() {
    return incident.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(hash);
  }
}
