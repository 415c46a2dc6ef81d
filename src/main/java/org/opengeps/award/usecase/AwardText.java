package org.opengeps.award.usecase;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.PreparedAward;
import org.opengeps.kernel.Refusal;
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
    Standing standing = file.standingAt(at);
    Optional<Award> award =
        standing.award(file.opened(), file.ranking(), file.signed(), result, at);
    if (award.isPresent()) {
      return Verdict.accept(new PreparedAward(award.get()));
    }
    boolean failed = standing.state() == Standing.State.FAILED;
    return failed ? Verdict.refuse(Refusal.of("not-decidable.none")) : awaiting(standing);
  }

  /**
   * That nobody wins.
   *
   * @return refused with {@code not-decidable}
   */
  static Verdict<Unsuccessful> unsuccessful(LotFile file, Instant at) {
    Standing standing = file.standingAt(at);
    Optional<Unsuccessful> decision = standing.unsuccessful(file.ranking(), file.signed(), at);
    if (decision.isPresent()) {
      return Verdict.accept(decision.get());
    }
    return switch (standing.state()) {
      case AWAITING -> awaiting(standing);
      case DECIDABLE -> Verdict.refuse(Refusal.of("not-decidable.one"));
      case FAILED -> Verdict.refuse(Refusal.of("not-decidable.failed"));
    };
  }

  private static <T> Verdict<T> awaiting(Standing standing) {
    return Verdict.refuse(
        Refusal.of("not-decidable.waiting").with("awaiting", standing.awaiting()));
  }
}
