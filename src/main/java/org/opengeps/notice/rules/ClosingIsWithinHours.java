package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.ClosingHours;
import org.opengeps.law.Finding;

/** A tender closes between 10:00 and 17:00, both inclusive, in the zone of the rule set. */
public final class ClosingIsWithinHours implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    ClosingHours hours = facts.rules().closingHours();
    if (hours.isWithinHours(facts.terms().closesAt())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("closing-hours")
                .with("from", hours.from().toString())
                .with("until", hours.until().toString())
                .with("zone", facts.rules().zone().toString()),
            "closesAt",
            facts.rules().article("closing")));
  }
}
