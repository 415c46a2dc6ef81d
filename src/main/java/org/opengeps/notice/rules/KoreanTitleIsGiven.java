package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.notice.Finding;

/** A notice has a Korean title; the English one may be empty. */
public final class KoreanTitleIsGiven implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.terms().title().ko().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "title-missing",
            "title",
            "지방계약법 시행령 제36조",
            "공고명(국문)을 적어 주세요. 보이지 않는 문자만으로는 안 됩니다.",
            "Give a Korean title; characters that nobody sees are none."));
  }
}
