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
      return refuse(
          "ranking-differs",
          "다른 순위를 보고 한 일입니다. 화면을 새로 고치고 다시 하세요.",
          "The act names another ranking; read it again.");
    }
    Optional<Refusal> over = over(file);
    if (over.isPresent()) {
      return over;
    }
    if (!file.ranking().isCandidate(act.submission())
        || !file.standing().acts().stands(act.submission())) {
      return refuse(
          "not-a-candidate",
          "심사 대상이 아닌 투찰입니다.",
          act.submission()
              + " is no candidate of this round, was passed over, or waived the contract.");
    }
    return act instanceof RoundAct change && !change.passesOver()
        ? correction(file, change)
        : Optional.empty();
  }

  /** Once somebody decided who gets the contract, or that nobody does. */
  static Optional<Refusal> over(LotFile file) {
    return file.decisions().isEmpty() && file.ended().isEmpty()
        ? Optional.empty()
        : refuse(
            "round-over",
            "낙찰자를 결정했거나 유찰된 뒤에는 심사를 바꿀 수 없습니다.",
            "The award is decided, or the tender has failed: the round cannot be changed any"
                + " more.");
  }

  private static Optional<Refusal> correction(LotFile file, RoundAct act) {
    return file.inForce(act.submission()).filter(act.of()::equals).isPresent()
        ? file.procedure().sheet().refusal(act.scores())
        : refuse(
            "act-outdated",
            "고치려는 점수가 그사이 바뀌었습니다. 화면을 새로 고치고 다시 하세요.",
            "The score that this corrects is not the one in force; read the round again.");
  }

  private static Optional<Refusal> refuse(String code, String korean, String english) {
    return Optional.of(new Refusal(code, korean, english));
  }
}
