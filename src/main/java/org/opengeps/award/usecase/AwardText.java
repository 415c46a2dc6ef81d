package org.opengeps.award.usecase;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.PreparedAward;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Standing;
import org.opengeps.protocol.message.Award;

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
    return Verdict.refuse(
        "not-decidable",
        failed ? "적격 업체가 없어 유찰된 입찰입니다." : "아직 심사하지 않은 후보가 있습니다.",
        failed
            ? "No candidate qualified; the tender has failed."
            : "Candidates wait for their score: " + file.standing().awaiting() + ".");
  }
}
