package org.opengeps.portal.buyer;

import java.time.Instant;
import java.util.List;
import org.opengeps.law.RuleSet;

/**
 * Under which rule sets an officer may draft: the usual one of the installation and whatever else
 * governs notices of today. An installation whose usual rule set is law offers no practice: a
 * tender under it would have no legal effect, and firms would bid for nothing.
 */
final class OfferedRules {
  private OfferedRules() {}

  /**
   * The rule sets, in the order in which they came.
   *
   * @param newest of each id
   */
  static List<RuleSet> of(List<RuleSet> newest, RuleSet usual, Instant now) {
    return newest.stream()
        .filter(one -> usual.isPractice() || !one.isPractice())
        .filter(one -> one.governs(now.atZone(one.zone()).toLocalDate()))
        .toList();
  }
}
