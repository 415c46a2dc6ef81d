package org.opengeps.law.outage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.message.Incident;

/**
 * What an entry of the log says of an outage: enough to tell, with the log alone, which closings it
 * hit.
 *
 * @param document hash of the canonical incident, which the orders that it made name
 * @param at when it was recorded
 */
public record LoggedOutage(UUID id, Incident.Cause cause, Gap gap, Sha256 document, Instant at) {
  /**
   * What the entry says of an outage; empty if it is of another kind.
   *
   * @throws LogFormatException if it is of this kind and says too little
   */
  public static Optional<LoggedOutage> in(LedgerEntry entry) {
    if (!entry.kind().equals(FactKind.INCIDENT_RECORDED.word())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LoggedOutage(
              UUID.fromString(entry.subject()),
              entry.data().word("cause", Incident.Cause.class),
              new Gap(entry.data().time("from"), entry.data().time("until")),
              entry.document(),
              entry.at()));
    } catch (IllegalArgumentException e) {
      throw new LogFormatException("an entry of kind " + entry.kind() + ": " + e.getMessage());
    }
  }

  /** Whether the incident says the same as the entry that names it. */
  public boolean says(Incident incident) {
    return id.equals(incident.id())
        && cause == incident.cause()
        && gap.equals(new Gap(incident.from(), incident.until()))
        && document.equals(incident.hash());
  }
}
