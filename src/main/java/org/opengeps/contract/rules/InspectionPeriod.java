package org.opengeps.contract.rules;

import java.time.Instant;
import org.opengeps.law.InspectionRules;
import org.opengeps.law.RuleSet;

/**
 * Until when a delivery is inspected: the time of the rule set from when it reached the agency on.
 * What mends a returned one is a delivery of its own, so the whole time starts again with it (지방계약법
 * 시행령 제64조).
 */
public final class InspectionPeriod {
  private InspectionPeriod() {}

  /** First instant at which it is too late. */
  public static Instant end(RuleSet rules, InspectionRules law, Instant reached) {
    return rules.end(law.period(), reached);
  }
}
