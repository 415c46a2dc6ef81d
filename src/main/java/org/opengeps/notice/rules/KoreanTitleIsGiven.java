package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.notice.Finding;

/** A notice has a Korean title of at most 300 characters; the English one may be empty. */
public final class KoreanTitleIsGiven implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    String ko = facts.terms().title().ko();
    if (!ko.isBlank() && ko.length() <= 300 && facts.terms().title().en().length() <= 300) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "title-missing",
            "title",
            "지방계약법 시행령 제36조",
            "공고명(국문)을 1자 이상 300자 이하로 적으십시오. 영문 공고명도 300자까지입니다.",
            "Give a Korean title of 1 to 300 characters; the English title has at most 300, too."));
  }
}
