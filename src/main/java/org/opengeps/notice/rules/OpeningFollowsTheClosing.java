package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/**
 * Bids are opened exactly one hour after closing; in practice sets, some seconds after it or later.
 */
public final class OpeningFollowsTheClosing implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Instant lawful = facts.rules().end(facts.rules().openingDelay(), facts.terms().closesAt());
    Instant opens = facts.terms().opensAt();
    boolean fits = facts.rules().isOpeningExact() ? opens.equals(lawful) : !opens.isBefore(lawful);
    if (fits) {
      return Optional.empty();
    }
    Refusal what =
        facts.rules().isOpeningExact()
            ? Refusal.of("opening-time")
            : Refusal.of("opening-time.earliest");
    return Optional.of(
        new Finding(
            what.with("lawful", facts.local(lawful)).with("zone", facts.rules().zone().toString()),
            "opensAt",
            facts.rules().article("opening")));
  }
}
