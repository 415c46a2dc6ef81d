package org.opengeps.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Incident;

/**
 * An outage that moved tenders. Cause and gap stand in the entry's data, so that the log alone
 * tells which closings it hit.
 *
 * @param hash of the canonical incident, the document of the log entry
 */
public record IncidentRecorded(Incident incident, Sha256 hash, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.INCIDENT_RECORDED;
  }

  @Override
  public String subject() {
    return incident.id().toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(hash);
  }

  @Override
  public Map<String, String> data() {
    return Map.of(
        "cause",
        JsonValues.word(incident.cause()),
        "from",
        JsonValues.time(incident.from()),
        "until",
        JsonValues.time(incident.until()));
  }
}
