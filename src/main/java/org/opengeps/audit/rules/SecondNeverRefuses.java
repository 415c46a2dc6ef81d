package org.opengeps.audit.rules;

import java.util.List;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.notice.ReviewCount;

/**
 * A second officer who approved {@value #APPROVALS} drafts or more and sent none back. Figures: the
 * id of the person in the register, how many were approved.
 *
 * <p>The threshold is this engine's: below it no habit shows.
 */
final class SecondNeverRefuses {
  static final int APPROVALS = 20;

  private SecondNeverRefuses() {}

  static List<Flag> list(YearFacts facts) {
    return facts.reviews().stream()
        .filter(one -> one.approved() >= APPROVALS && one.returned() == 0)
        .map(SecondNeverRefuses::flag)
        .toList();
  }

  private static Flag flag(ReviewCount one) {
    return new Flag(
        FlagCode.NEVER_REFUSED, List.of(), List.of(one.second().value(), one.approved()));
  }
}
