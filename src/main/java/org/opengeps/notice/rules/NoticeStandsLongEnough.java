package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Deadline;
import org.opengeps.law.Finding;

/**
 * A notice stands for the minimum period of its estimated amount, counted back from the day before
 * closing; for the shorter one where an earlier tender failed and this one publishes it once more.
 */
public final class NoticeStandsLongEnough implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (facts.isCorrection()) {
      return Optional.empty();
    }
    Deadline period =
        facts.rules().noticePeriod(facts.terms().estimatedAmount(), facts.followedFailed());
    Instant earliest = facts.rules().end(period, facts.at());
    if (!facts.terms().closesAt().isBefore(earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("period-too-short")
                .with("period", period.amount())
                .with("earliest", facts.local(earliest))
                .with("zone", facts.rules().zone().toString()),
            "closesAt",
            facts.rules().article("noticePeriod")));
  }
}
