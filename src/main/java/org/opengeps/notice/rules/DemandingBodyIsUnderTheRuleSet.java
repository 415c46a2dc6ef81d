package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;

/**
 * The law follows the body that needs the thing, not the one that publishes. It has a name, and a
 * code of letters and digits if any.
 */
final class DemandingBodyIsUnderTheRuleSet implements NoticeRule {
  private static final String CODE = "[0-9A-Za-z]{1,20}";

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return Optional.ofNullable(facts.terms().demandingBody())
        .flatMap(body -> form(body).or(() -> law(body, facts)));
  }

  private static Optional<Finding> form(DemandingBody body) {
    if (body.name().ko().isBlank() && body.name().en().isBlank()) {
      return Optional.of(new Finding(Refusal.of("demanding-body-nameless"), "demandingBody"));
    }
    return body.code() == null || body.code().matches(CODE)
        ? Optional.empty()
        : Optional.of(new Finding(Refusal.of("demanding-body-code"), "demandingBody.code"));
  }

  private static Optional<Finding> law(DemandingBody body, NoticeFacts facts) {
    List<String> kinds = facts.rules().demandingBodies();
    return Optional.of(body.kind())
        .filter(kind -> !kinds.contains(kind))
        .map(
            kind ->
                new Finding(
                    Refusal.of("demanding-body-other-law").with("kinds", kinds),
                    "demandingBody.kind",
                    facts.rules().article("demandingBodies")));
  }
}
