package org.opengeps.award.usecase;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.PreparedAward;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Unsuccessful;

/** Writes the award that follows from ranking and scores: to be signed, or to compare with. */
final class AwardText {
  private AwardText() {}

  /**
   * @return refused with {@code not-decidable}
   */
  static Verdict<PreparedAward> write(LotFile file, Award.Result result, Instant at) {
    Optional<Award> award = file.standing().award(file.opened(), file.ranking(), result, at);
    if (award.isPresent()) {
      return Verdict.accept(new PreparedAward(award.get()));
    }
    boolean failed = file.standing().state() == Standing.State.FAILED;
    return failed
        ? Verdict.refuse("not-decidable", "적격 업체가 없습니다.", "No candidate qualified.")
        : awaiting(file);
  }

  /**
   * That nobody wins.
   *
   * @return refused with {@code not-decidable}
   */
  static Verdict<Unsuccessful> unsuccessful(LotFile file, Instant at) {
    Optional<Unsuccessful> decision = file.standing().unsuccessful(file.ranking(), at);
    if (decision.isPresent()) {
      return Verdict.accept(decision.get());
    }
    return switch (file.standing().state()) {
      case AWAITING -> awaiting(file);
      case DECIDABLE ->
          Verdict.refuse(
              "not-decidable",
              "적격 업체가 있어 유찰할 수 없습니다.",
              "A candidate qualified and is to be awarded.");
      case FAILED ->
          Verdict.refuse(
              "not-decidable",
              "심사할 후보가 없어 이미 유찰되었습니다.",
              "There was no candidate, so the tender has failed already.");
    };
  }

  private static <T> Verdict<T> awaiting(LotFile file) {
    return Verdict.refuse(
        "not-decidable",
        "아직 심사하지 않은 후보가 있습니다.",
        "Candidates wait for their score: " + file.standing().awaiting() + ".");
  }
}
