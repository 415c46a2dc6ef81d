package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
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
      return Optional.of(
          new Finding(
              "demanding-body-nameless",
              "demandingBody",
              "수요기관의 이름을 적으세요.",
              "Name the demanding body."));
    }
    return body.code() == null || body.code().matches(CODE)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "demanding-body-code",
                "demandingBody.code",
                "수요기관 코드는 영문자와 숫자 20자 이내입니다. 없으면 비워 두세요.",
                "The code of a demanding body has up to 20 letters and digits; leave it empty if"
                    + " there is none."));
  }

  private static Optional<Finding> law(DemandingBody body, NoticeFacts facts) {
    List<String> kinds = facts.rules().demandingBodies();
    return Optional.of(body.kind())
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
