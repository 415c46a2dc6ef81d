package org.opengeps.award.usecase;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundMessage;

/** Whether an act may change the round as it is now: asked when proposed and when approved. */
final class RoundActFits {
  private RoundActFits() {}

  static Optional<Refusal> judge(LotFile file, RoundMessage act) {
    if (!file.ranked().rankingHash().equals(act.rankingHash())) {
      return Optional.of(Refusal.of("ranking-differs.act"));
    }
    Optional<Refusal> over = over(file);
    if (over.isPresent()) {
      return over;
    }
    if (!file.ranking().isCandidate(act.submission())
        || !file.standing().stands(act.submission())) {
      return Optional.of(Refusal.of("not-a-candidate.round").with("submission", act.submission()));
    }
    return act instanceof RoundAct change && change.isScored()
        ? correction(file, change)
        : Optional.empty();
  }

  /** Once somebody decided who gets the contract, or that nobody does. */
  static Optional<Refusal> over(LotFile file) {
    return file.decisions().isEmpty() && file.ended().isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("round-over"));
  }

  private static Optional<Refusal> correction(LotFile file, RoundAct act) {
    return file.inForce(act.submission()).filter(act.of()::equals).isPresent()
        ? file.procedure().sheet().refusal(act.scores())
        : Optional.of(Refusal.of("act-outdated.score"));
  }
}
