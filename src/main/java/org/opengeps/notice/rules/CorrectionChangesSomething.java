package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
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
        ? Optional.of(new Finding(Refusal.of("nothing-changed"), "title"))
        : Optional.empty();
  }
}
