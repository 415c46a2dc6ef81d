package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;
import org.opengeps.notice.DraftTerms;

/** A correction changes something: an order that says the same again only confuses bidders. */
public final class CorrectionChangesSomething implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    boolean same =
        facts
            .previous()
            .map(before -> FieldChanges.between(DraftTerms.of(before), facts.completed()).isEmpty())
            .orElse(false);
    return same
        ? Optional.of(
            new Finding(
                "nothing-changed",
                "title",
                "바뀐 항목이 없습니다. 정정할 항목을 고치세요.",
                "Nothing is changed. Change what is to be corrected."))
        : Optional.empty();
  }
}
