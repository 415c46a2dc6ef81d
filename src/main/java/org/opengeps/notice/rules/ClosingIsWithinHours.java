package org.opengeps.notice.rules;

import java.util.Optional;
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
            "closing-hours",
            "closesAt",
            facts.rules().article("closing"),
            "마감 시각은 " + hours.from() + "부터 " + hours.until() + " 사이여야 합니다.",
            "The closing must lie between "
                + hours.from()
                + " and "
                + hours.until()
                + " ("
                + facts.rules().zone()
                + ")."));
  }
}
