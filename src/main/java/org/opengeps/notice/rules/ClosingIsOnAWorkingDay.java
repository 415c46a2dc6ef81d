package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.ClosingHours;
import org.opengeps.law.Finding;

/** A tender closes on a working day; not on a Saturday, Sunday or public holiday. */
public final class ClosingIsOnAWorkingDay implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    ClosingHours hours = facts.rules().closingHours();
    if (!hours.isKnown(facts.terms().closesAt())) {
      return Optional.of(
          new Finding(Refusal.of("calendar-ends"), "closesAt", facts.rules().article("closing")));
    }
    if (hours.isWorkingDay(facts.terms().closesAt())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(Refusal.of("closing-holiday"), "closesAt", facts.rules().article("closing")));
  }
}
