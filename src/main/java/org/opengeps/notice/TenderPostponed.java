package org.opengeps.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An outage moved a tender: a new order of the platform replaced the one before.
 *
 * @param tender with the new order
 * @param noticeHash hash of the notice that follows from it, named in the entry's data
 * @param dates named in the entry's data
 * @param incident hash of the incident, named in the entry's data
 * @param signedHash SHA-256 of the platform's SignedData, the document of the log entry
 */
public record TenderPostponed(
    TenderRef tender,
    Sha256 noticeHash,
    NoticeDates dates,
    Sha256 incident,
    Sha256 signedHash,
    Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.TENDER_POSTPONED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signedHash);
  }

  @Override
  public Map<String, String> data() {
    Map<String, String> data = dates.data(noticeHash);
    data.put("incident", incident.hex());
    return data;
  }
}
