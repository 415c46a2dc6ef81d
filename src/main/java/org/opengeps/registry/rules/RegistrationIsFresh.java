package org.opengeps.registry.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * A registration counts shortly after it was signed, so that nobody brings an old one back to undo
 * a later one.
 */
public final class RegistrationIsFresh {
  /**
   * Longest distance between signing and reception, either way: clocks of people's devices differ.
   */
  public static final Duration TOLERANCE = Duration.ofMinutes(10);

  private RegistrationIsFresh() {}

  public record Facts(Instant signedAt, Instant receivedAt) {}

  public static Optional<Refusal> judge(Facts facts) {
    Duration distance = Duration.between(facts.signedAt(), facts.receivedAt()).abs();
    if (distance.compareTo(TOLERANCE) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of("registration-stale")
            .with("signedAt", facts.signedAt())
            .with("receivedAt", facts.receivedAt()));
  }
}
