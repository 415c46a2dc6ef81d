package org.opengeps.notice.rules;

import java.util.Map;
import java.util.Optional;
import org.opengeps.law.Finding;

/** The title is given in every language that the rule set demands. */
public final class TitleIsGivenInTheRequiredLanguages implements NoticeRule {
  private static final Map<String, String> KOREAN_NAMES = Map.of("ko", "국문", "en", "영문");
  private static final Map<String, String> ENGLISH_NAMES = Map.of("ko", "Korean", "en", "English");

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts.rules().requiredLanguages().stream()
        .filter(language -> facts.terms().title().in(language).isEmpty())
        .findFirst()
        .map(
            language ->
                new Finding(
                    "title-missing",
                    "title",
                    facts.rules().article("languages"),
                    "공고명(" + KOREAN_NAMES.get(language) + ")을 적어 주세요. 보이지 않는 문자만으로는 안 됩니다.",
                    "Give the title in "
                        + ENGLISH_NAMES.get(language)
                        + "; characters that nobody sees are none."));
  }
}
