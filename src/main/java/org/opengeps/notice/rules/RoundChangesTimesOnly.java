package org.opengeps.notice.rules;

import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.message.NoticeTerms.Change;
import org.opengeps.protocol.message.RoundOrder;

/** A correction of a later round moves its times: all else is as it was in the first one. */
final class RoundChangesTimesOnly implements NoticeRule {
  private static final Set<String> TIMES = Set.of("receiptOpensAt", "closesAt", "opensAt");

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts
        .previous()
        .filter(RoundOrder::isLater)
        .flatMap(
            order ->
                FieldChanges.between(DraftTerms.of(order), facts.completed()).stream()
                    .map(Change::field)
                    .filter(field -> !TIMES.contains(field))
                    .findFirst())
        .map(field -> new Finding(Refusal.of("re-bid-frozen"), field, facts.articleOfRound()));
  }
}
