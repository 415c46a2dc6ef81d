package org.opengeps.custody;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;

/**
 * A signed message of a ceremony was taken: the ceremony itself, a round, or a rehearsal. What it
 * led to is said by {@link CeremonyTurned}.
 *
 * @param member index of the member, 0 for the officer who created the ceremony
 * @param message hash of the SignedData
 */
public record CeremonyStep(CeremonyId ceremony, Step step, int member, Sha256 message, Instant at)
    implements DomainEvent {
  /** Which message; the log entry's kind follows from it. */
  public enum Step {
    CREATED(FactKind.CEREMONY_CREATED),
    ROUND_1(FactKind.CEREMONY_ROUND1),
    ROUND_2(FactKind.CEREMONY_ROUND2),
    REHEARSAL_STARTED(FactKind.REHEARSAL_STARTED),
    REHEARSAL(FactKind.REHEARSAL_MESSAGE);

    private final FactKind kind;

    Step(FactKind kind) {
      this.kind = kind;
    }
  }

  @Override
  public FactKind kind() {
    return step.kind;
  }

  @Override
  public String subject() {
    return ceremony.toString();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(message);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("member", Integer.toString(member));
  }
}
