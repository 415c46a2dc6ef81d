package org.opengeps.custody.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.CeremonyState;
import org.opengeps.kernel.Refusal;

/**
 * A key is burnt for a notice only out of a rehearsed, unexpired pool of the same agency, whose
 * members' keys outlive the latest opening.
 */
public final class KeyMayBeBound {
  /**
   * How long committee keys must live after the latest opening: complaints may need confidential
   * parts.
   */
  public static final Duration AFTER_OPENING = Duration.ofDays(90);

  private KeyMayBeBound() {}

  /**
   * @param sameAgency whether the pool was made for the agency that publishes
   * @param expiresAt end of the pool
   * @param earliestKeyEnd earliest end of a member's committee key
   * @param latestOpening after which the notice cannot be opened any more
   */
  public record Facts(
      CeremonyState state,
      boolean sameAgency,
      Instant expiresAt,
      Instant earliestKeyEnd,
      Instant latestOpening,
      Instant now) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.sameAgency) {
      return Optional.of(Refusal.of("foreign-pool"));
    }
    if (facts.state == CeremonyState.BURNT) {
      return Optional.of(Refusal.of("ceremony-burnt"));
    }
    if (facts.state != CeremonyState.READY) {
      return Optional.of(Refusal.of("rehearsal-missing"));
    }
    if (!facts.now.isBefore(facts.expiresAt)) {
      return Optional.of(Refusal.of("pool-expired.pool").with("expiresAt", facts.expiresAt));
    }
    return tooShort(facts.earliestKeyEnd, facts.latestOpening);
  }

  /** Also for a correction that puts the opening of a bound key off. */
  public static Optional<Refusal> tooShort(Instant earliestKeyEnd, Instant latestOpening) {
    if (!earliestKeyEnd.isBefore(latestOpening.plus(AFTER_OPENING))) {
      return Optional.empty();
    }
    return Optional.of(
        Refusal.of("committee-key-too-short")
            .with("earliestKeyEnd", earliestKeyEnd)
            .with("latestOpening", latestOpening));
  }
}
