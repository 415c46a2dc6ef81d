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
 * A key was burnt for an envelope of a notice that is being prepared: whatever becomes of the
 * notice, it serves no other.
 */
public record KeyBound(TenderRef tender, Slot slot, CommitteeKeyId key, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.KEY_BOUND;
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
    return Map.of("lot", slot.lot(), "envelope", slot.envelope(), "key", key.hex());
  }
}
