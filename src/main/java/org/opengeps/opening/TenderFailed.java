package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * A tender failed (유찰).
 *
 * @param reason {@link #TOO_FEW_SEALED}, {@link #TOO_FEW_VALID}, {@link #NONE_ADMITTED} or {@link
 *     #LAPSED}
 * @param evidence the revealed closing set, the signed opening record, the technical decision, or
 *     {@code opengeps/lapse/1}
 */
public record TenderFailed(TenderRef tender, String lot, String reason, Sha256 evidence, Instant at)
    implements DomainEvent {
  /** The bids stay sealed and the gate key is never published. */
  public static final String TOO_FEW_SEALED = "too-few-sealed";

  /** Opened, but too few bids count. */
  public static final String TOO_FEW_VALID = "too-few-valid";

  /** Nobody passed the technical examination: the prices stay sealed. */
  public static final String NONE_ADMITTED = "none-admitted";

  /** Not opened until the latest opening: the bids stay sealed. */
  public static final String LAPSED = "opening-lapsed";

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
    return Optional.of(evidence);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "reason", reason);
  }
}
