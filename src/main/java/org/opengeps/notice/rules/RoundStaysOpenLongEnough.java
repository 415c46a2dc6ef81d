package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.law.Finding;

/**
 * A later round takes bids at least as long as the rule set says of it: no notice period holds for
 * one.
 */
final class RoundStaysOpenLongEnough implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Instant earliest = facts.earliestClosing(opens(facts)).orElseThrow();
    if (!facts.terms().closesAt().isBefore(earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "window-too-short",
            "closesAt",
            facts.articleOfRound(),
            "투찰 시간이 모자랍니다. 마감은 " + facts.local(earliest) + " 이후여야 합니다.",
            "Bids are taken for too short a time. Close at "
                + facts.local(earliest)
                + " ("
                + facts.rules().zone()
                + ") or later."));
  }

  /** Nobody can bid before the order appears, whenever it says that the receipt opens. */
  private static Instant opens(NoticeFacts facts) {
    Instant said = facts.receiptOpensAt();
    return facts.isRound() && said.isBefore(facts.at()) ? facts.at() : said;
  }
}
