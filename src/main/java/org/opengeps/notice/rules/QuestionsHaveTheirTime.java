package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.TenderState;

/**
 * Questions come while bids can still be prepared, until the date that the rule set says; answers
 * come before the closing, for nobody has use of a later one.
 */
public final class QuestionsHaveTheirTime {
  private QuestionsHaveTheirTime() {}

  /** Whether a tender in this state still takes bids, or will. */
  public static boolean isUnderway(TenderState state) {
    return state == TenderState.NOTICED || state == TenderState.OPEN;
  }

  /**
   * @param until first instant at which it is too late; empty where the rule set knows no questions
   * @return {@code questions-not-taken}, {@code wrong-state} or {@code late}
   */
  public static Optional<Refusal> judgeQuestion(
      Optional<Instant> until, TenderState state, Instant now) {
    if (until.isEmpty()) {
      return Optional.of(Refusal.of("questions-not-taken"));
    }
    if (!isUnderway(state)) {
      return Optional.of(Refusal.of("wrong-state.question"));
    }
    return now.isBefore(until.get())
        ? Optional.empty()
        : Optional.of(Refusal.of("late.question").with("until", until.get()));
  }

  /**
   * @return {@code wrong-state} or {@code late}
   */
  public static Optional<Refusal> judgeAnswer(Instant closesAt, TenderState state, Instant now) {
    if (!isUnderway(state)) {
      return Optional.of(Refusal.of("wrong-state.answer"));
    }
    return now.isBefore(closesAt)
        ? Optional.empty()
        : Optional.of(Refusal.of("late.answer").with("closesAt", closesAt));
  }
}
