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
 * The gate of an envelope that opens on a decision was lent to the points of those who passed. From
 * here on k officers can open these, and no others.
 *
 * @param values hash of {@code opengeps/gate-values/1}
 */
public record GateLent(TenderRef tender, Slot slot, Sha256 values, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.GATE_VALUES_PUBLISHED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(values);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", slot.lot(), "envelope", slot.envelope());
  }
}
