package org.opengeps.award;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * An officer proposed an act that changes the round, a second one approved it, a candidate was
 * asked for its papers, answered, or does not want the contract. Confidential until the award: a
 * hidden leaf of the next batch.
 *
 * @param message SHA-256 of the SignedData
 */
public record RoundActSigned(FactKind kind, TenderRef tender, Sha256 message, Instant at)
    implements DomainEvent {
  private static final Set<FactKind> KINDS =
      Set.of(
          FactKind.ROUND_ACT_PROPOSED,
          FactKind.ROUND_ACT_APPROVED,
          FactKind.CANDIDATE_CALLED,
          FactKind.SUPPLEMENT_ASKED,
          FactKind.CANDIDATE_ANSWERED,
          FactKind.CANDIDATE_WAIVED);

  public RoundActSigned {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("no act of a round: " + kind);
    }
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }
}
