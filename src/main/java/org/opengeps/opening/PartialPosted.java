package org.opengeps.opening;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Slot;

/**
 * A member's partial decryptions of a list came in and their proof holds, or does not.
 *
 * @param list {@code public}, {@code confidential}, or that of one bid without an ephemeral proof
 * @param member index from 1
 * @param holds whether the proof is true; a false one names its officer here
 * @param message hash of the SignedData
 */
public record PartialPosted(
    TenderRef tender, Slot slot, String list, int member, boolean holds, Sha256 message, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return holds ? FactKind.PARTIAL_POSTED : FactKind.FALSE_PARTIAL;
  }

  @Override
  public String subject() {
    return tender.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }

  @Override
  public Map<String, String> data() {
    return Map.of(
        "lot",
        slot.lot(),
        "envelope",
        slot.envelope(),
        "list",
        list,
        "member",
        Integer.toString(member));
  }
}
