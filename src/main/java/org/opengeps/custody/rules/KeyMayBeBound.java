package org.opengeps.custody.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.custody.CeremonyState;
import org.opengeps.kernel.Refusal;

/**
 * A key is burnt for a notice only out of a rehearsed, unexpired pool of the same agency, whose
 * members' keys outlive the opening.
 */
public final class KeyMayBeBound {
  /**
   * How long committee keys must live after the opening: complaints may need confidential parts.
   */
  public static final Duration AFTER_OPENING = Duration.ofDays(90);

  private KeyMayBeBound() {}

  /**
   * @param sameAgency whether the pool was made for the agency that publishes
   * @param expiresAt end of the pool
   * @param earliestKeyEnd earliest end of a member's committee key
   * @param opensAt opening time of the notice
   */
  public record Facts(
      CeremonyState state,
      boolean sameAgency,
      Instant expiresAt,
      Instant earliestKeyEnd,
      Instant opensAt,
      Instant now) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.sameAgency) {
      return refuse(
          "foreign-pool",
          "This key ceremony belongs to another agency. Choose a ceremony of your own.");
    }
    if (facts.state == CeremonyState.BURNT) {
      return refuse(
          "ceremony-burnt",
          "A member complained and all keys of this ceremony were burnt. Hold a new one.");
    }
    if (facts.state != CeremonyState.READY) {
      return refuse(
          "rehearsal-missing",
          "No rehearsal of this ceremony has passed yet: nobody knows that its members can open. Have every member"
              + " finish the ceremony and rehearse, then prepare the notice again.");
    }
    if (!facts.now.isBefore(facts.expiresAt)) {
      return refuse(
          "pool-expired",
          "The keys of this ceremony expired at " + facts.expiresAt + ". Hold a new one.");
    }
    if (facts.earliestKeyEnd.isBefore(facts.opensAt.plus(AFTER_OPENING))) {
      return refuse(
          "committee-key-too-short",
          "A member's committee key ends at "
              + facts.earliestKeyEnd
              + ", less than 90 days after the opening. Open earlier, or hold a ceremony with newer keys.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
