package org.opengeps.custody;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A ceremony reached its end: a rehearsal passed and its keys may be bound, or a complaint burnt
 * all of them.
 */
public record CeremonyTurned(
    CeremonyId ceremony, CeremonyState state, Sha256 transcriptHash, Instant at)
    implements DomainEvent {
  @Override
  public FactKind kind() {
    return state == CeremonyState.BURNT ? FactKind.CEREMONY_BURNT : FactKind.REHEARSAL_PASSED;
  }

  @Override
  public String subject() {
    return ceremony.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> data() {
    return Map.of("transcriptHash", transcriptHash.hex());
  }
}
