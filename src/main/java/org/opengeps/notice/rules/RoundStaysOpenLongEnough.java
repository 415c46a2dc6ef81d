package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
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
            Refusal.of("window-too-short.round")
                .with("earliest", facts.local(earliest))
                .with("zone", facts.rules().zone().toString()),
            "closesAt",
            facts.articleOfRound()));
  }

  /** Nobody can bid before the order appears, whenever it says that the receipt opens. */
  private static Instant opens(NoticeFacts facts) {
    Instant said = facts.receiptOpensAt();
    return facts.isRound() && said.isBefore(facts.at()) ? facts.at() : said;
  }
}
