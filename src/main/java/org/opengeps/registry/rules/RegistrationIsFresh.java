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
        new Refusal(
            "registration-stale",
            "서명한 지 10분이 지났거나 기기의 시계가 맞지 않습니다. 시계를 확인하고 다시 서명해 주세요.",
            "The registration was signed at "
                + facts.signedAt()
                + ", more than ten minutes from now ("
                + facts.receivedAt()
                + "); check the clock of your device and sign again."));
  }
}
