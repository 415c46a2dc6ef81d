package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/** The title is given in every language that the rule set demands. */
public final class TitleIsGivenInTheRequiredLanguages implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts.rules().requiredLanguages().stream()
        .filter(language -> facts.terms().title().in(language).isEmpty())
        .findFirst()
        .map(
            language ->
                new Finding(
                    "ko".equals(language)
                        ? Refusal.of("title-missing.ko")
                        : Refusal.of("title-missing.en"),
                    "title",
                    facts.rules().article("languages")));
  }
}
