package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * The closing commitment was opened at the opening time: how many bids were sealed and which
 * receipts they have.
 *
 * @param reveal hash of {@code opengeps/close-reveal/1}
 */
public record CloseRevealed(TenderRef tender, String lot, int sealed, Sha256 reveal, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.CLOSE_REVEALED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(reveal);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", lot, "sealed", Integer.toString(sealed));
  }
}
