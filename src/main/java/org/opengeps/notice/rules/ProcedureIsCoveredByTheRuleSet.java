package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonValues;

/**
 * Business type is one that the rule set has law for, and so are competition and award method
 * together.
 */
public final class ProcedureIsCoveredByTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    DraftTerms terms = facts.terms();
    RuleSet rules = facts.rules();
    String wrong = null;
    if (!rules.businessTypes().contains(JsonValues.word(terms.business().type()))) {
      wrong = "business.type";
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
        new Finding(
            "procedure-not-covered",
            wrong,
            "이 규칙 묶음(" + rules.id() + ")은 선택한 업무구분·계약방법·낙찰방법의 조합을 다루지 않습니다.",
            "The rule set "
                + rules.id()
                + " does not cover this value, or not with the others; choose another or another rule"
                + " set."));
  }
}
