package org.opengeps.notice.usecase;

import java.time.Instant;
import org.opengeps.law.RuleSet;

/** Until when a question is to be answered. */
final class DueAnswers {
  private DueAnswers() {}

  /** As the rule set says, the closing at the latest. */
  static Instant dueAt(RuleSet rules, Instant askedAt, Instant closesAt) {
    return rules
        .answerPeriod()
        .map(period -> rules.end(period, askedAt))
        .filter(closesAt::isAfter)
        .orElse(closesAt);
  }
}
