package org.opengeps.method;

import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.message.Notice;

/** A way to decide who gets the contract (낙찰자결정방법), by its word in notices and rule sets. */
public interface AwardMethod {
  /** The code of {@link #under} when the rule set has no figures for the notice. */
  String NO_FIGURES = "no-figures";

  /** As a notice's {@code awardMethod} says it: {@code qualification-screening}. */
  String word();

  /**
   * The method with its parameters.
   *
   * @param rules the rule set that the notice pins
   * @return refused with {@value #NO_FIGURES}, naming the block of the rule set
   */
  Verdict<Procedure> under(Notice notice, RuleSet rules);
}
