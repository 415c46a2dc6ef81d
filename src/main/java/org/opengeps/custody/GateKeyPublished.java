package org.opengeps.custody;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Slot;

/**
 * The private gate key of an envelope became public. From here on k officers can open.
 *
 * @param statement hash of {@code opengeps/gate-key/1}
 */
public record GateKeyPublished(TenderRef tender, Slot slot, Sha256 statement, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.GATE_KEY_PUBLISHED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(statement);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", slot.lot(), "envelope", slot.envelope());
  }
}
