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
 * @param signedRanking SHA-256 of the signed ranking, the document of the entry
 */
public record NobodyQualified(
    TenderRef tender, String lot, String reason, Sha256 signedRanking, Instant at)
    implements DomainEvent {
  /** All bids are void, below the limit or above the estimate. */
  public static final String NO_CANDIDATE = "no-candidate";

  /** Every candidate was scored and failed. */
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
    return Optional.of(signedRanking);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "envelope", "price", "reason", reason);
  }
}
