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
      return refuse(
          "foreign-pool",
          "다른 기관의 열쇠입니다. 우리 기관의 개찰위원회를 고르세요.",
          "This key ceremony belongs to another agency. Choose a ceremony of your own.");
    }
    if (facts.state == CeremonyState.BURNT) {
      return refuse(
          "ceremony-burnt",
          "위원의 이의로 이 열쇠를 모두 폐기했습니다. 새 열쇠를 만들어야 합니다.",
          "A member complained and all keys of this ceremony were burnt. Hold a new one.");
    }
    if (facts.state != CeremonyState.READY) {
      return refuse(
          "rehearsal-missing",
          "아직 예행연습을 마치지 않은 열쇠입니다. 위원 모두 예행연습을 마친 뒤 다시 준비하세요.",
          "No rehearsal of this ceremony has passed yet: nobody knows that its members can open. Have every member"
              + " finish the ceremony and rehearse, then prepare the notice again.");
    }
    if (!facts.now.isBefore(facts.expiresAt)) {
      return refuse(
          "pool-expired",
          "이 열쇠는 기한이 지났습니다. 새 열쇠를 만들어야 합니다.",
          "The keys of this ceremony expired at " + facts.expiresAt + ". Hold a new one.");
    }
    return tooShort(facts.earliestKeyEnd, facts.latestOpening);
  }

  /** Also for a correction that puts the opening of a bound key off. */
  public static Optional<Refusal> tooShort(Instant earliestKeyEnd, Instant latestOpening) {
    if (!earliestKeyEnd.isBefore(latestOpening.plus(AFTER_OPENING))) {
      return Optional.empty();
    }
    return refuse(
        "committee-key-too-short",
        "최종 개찰 기한(" + latestOpening + ") 뒤 90일이 되기 전에 끝나는 위원 열쇠가 있습니다. 개찰을 앞당기거나 새 열쇠를 만드세요.",
        "A member's committee key ends at "
            + earliestKeyEnd
            + ", less than 90 days after the latest opening at "
            + latestOpening
            + ". Open earlier, or hold a ceremony with newer keys.");
  }

  private static Optional<Refusal> refuse(String code, String korean, String english) {
    return Optional.of(new Refusal(code, korean, english));
  }
}
