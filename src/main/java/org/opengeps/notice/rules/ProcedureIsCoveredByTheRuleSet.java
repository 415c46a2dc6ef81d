package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonValues;

/**
 * Business type and kind are ones that the rule set has law for, and so are competition and award
 * method together.
 */
public final class ProcedureIsCoveredByTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    DraftTerms terms = facts.terms();
    RuleSet rules = facts.rules();
    String wrong = null;
    if (!rules.businessTypes().contains(JsonValues.word(terms.business().type()))) {
      wrong = "business.type";
    } else if (!rules.covers(terms.business())) {
      wrong = "business.kind";
    } else if (rules.methods(terms.competition().method(), terms.award().method()).isEmpty()) {
      boolean known =
          rules.methods().stream()
              .anyMatch(pair -> pair.competition().equals(terms.competition().method()));
      wrong = known ? "award.method" : "competition.method";
    }
    if (wrong == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(Refusal.of("procedure-not-covered").with("rules", rules.id()), wrong));
  }
}
