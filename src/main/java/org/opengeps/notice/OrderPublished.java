package org.opengeps.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Notice;

/**
 * An officer published an order that asks for bids: the first of a tender, or a later one.
 *
 * @param order why it was published: no cancellation, and nothing that the platform orders
 * @param noticeHash hash of the canonical notice, named in the entry's data
 * @param dates named in the entry's data, so that readers of the log know what an outage touched
 * @param signedHash SHA-256 of the officer's SignedData over it, the document of the log entry
 */
public record OrderPublished(
    Notice.Kind order,
    TenderRef tender,
    Sha256 noticeHash,
    NoticeDates dates,
    Sha256 signedHash,
    Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return order.fact();
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
    return dates.data(noticeHash);
  }
}
