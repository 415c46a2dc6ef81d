package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.TenderStage;

/**
 * A tender was cancelled (취소공고). Its keys stay burnt and its bids stay sealed.
 *
 * @param noticeHash hash of the canonical notice, named in the entry's data
 * @param lots that it ends, named there too: others of the tender may have been opened before
 * @param signedHash SHA-256 of the officer's SignedData over it, the document of the log entry
 */
public record NoticeCancelled(
    TenderRef tender, Sha256 noticeHash, List<String> lots, Sha256 signedHash, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.NOTICE_CANCELLED;
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
    return Map.of("notice", noticeHash.hex(), TenderStage.CANCELLED_LOTS, String.join(",", lots));
  }
}
