package org.opengeps.custody;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Slot;

/** The private gate key of an envelope is gone: what is sealed to it stays so for ever. */
public record GateKeyDestroyed(TenderRef tender, Slot slot, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.GATE_KEY_DESTROYED;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> data() {
    return Map.of("lot", slot.lot(), "envelope", slot.envelope());
  }
}
