package org.opengeps.audit.rules;

import java.util.List;
import java.util.function.Function;
import org.opengeps.audit.Flag;

/** All red flags of a year, by their codes. */
public final class RedFlags {
  private static final List<Function<YearFacts, List<Flag>>> METHODS =
      List.of(
          SingleBid::list,
          RepeatWinner::list,
          JustBelowThreshold::list,
          SplitPurchase::list,
          SplitOneQuote::list,
          CorrectedScore::list,
          LateCorrection::list,
          SameRepresentative::list,
          SecondNeverRefuses::list);

  private RedFlags() {}

  public static List<Flag> list(YearFacts facts) {
    return METHODS.stream().flatMap(method -> method.apply(facts).stream()).toList();
  }
}
