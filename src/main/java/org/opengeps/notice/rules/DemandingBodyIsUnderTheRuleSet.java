package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;

/** The law follows the body that needs the thing, not the one that publishes. */
final class DemandingBodyIsUnderTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    List<String> kinds = facts.rules().demandingBodies();
    return Optional.ofNullable(facts.terms().demandingBody())
        .map(DemandingBody::kind)
        .filter(kind -> !kinds.contains(kind))
        .map(
            kind ->
                new Finding(
                    "demanding-body-other-law",
                    "demandingBody.kind",
                    facts.rules().article("demandingBodies"),
                    "이 규칙 묶음은 " + String.join(", ", kinds) + " 수요기관에만 적용됩니다. 다른 규칙 묶음을 고르세요.",
                    "This rule set holds for demanding bodies of the kinds "
                        + String.join(", ", kinds)
                        + "; choose another rule set."));
  }
}
