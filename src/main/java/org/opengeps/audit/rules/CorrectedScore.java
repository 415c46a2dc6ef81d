package org.opengeps.audit.rules;

import java.util.List;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;

/**
 * A score that was corrected after it was entered, with a second officer's consent. Figures: how
 * many lots, which.
 */
final class CorrectedScore {
  private CorrectedScore() {}

  static List<Flag> list(YearFacts facts) {
    return facts.tenders().stream()
        .map(one -> one.number().value())
        .filter(facts.corrected()::containsKey)
        .map(
            number -> {
              List<String> lots = facts.corrected().get(number);
              return new Flag(
                  FlagCode.CORRECTED_SCORE,
                  List.of(number),
                  List.of(lots.size(), String.join(", ", lots)));
            })
        .toList();
  }
}
