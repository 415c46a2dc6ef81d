package org.opengeps.award;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A tender failed after its opening: no bid was a candidate, or none reached the pass mark.
 *
 * @param reason {@link #NO_CANDIDATE} or {@link #NONE_PASSED}
 * @param signed SHA-256 of what it follows from, the document of the entry: the signed ranking, or
 *     the officer's decision
 */
public record NobodyQualified(
    TenderRef tender, String lot, String reason, Sha256 signed, Instant at) implements DomainEvent {
  /** All bids are void, below the limit or above the estimate. */
  public static final String NO_CANDIDATE = "no-candidate";

  /** An officer decided that no candidate qualified. */
  public static final String NONE_PASSED = "none-passed";

  @Override
  public FactKind kind() {
    return FactKind.TENDER_FAILED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(signed);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "envelope", "price", "reason", reason);
  }
}
