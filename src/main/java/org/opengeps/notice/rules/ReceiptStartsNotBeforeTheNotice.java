package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/** Receipt of bids starts with the notice or later; a correction keeps a start that has passed. */
public final class ReceiptStartsNotBeforeTheNotice implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Instant opens = facts.receiptOpensAt();
    boolean asBefore =
        facts
            .previous()
            .map(notice -> notice.schedule().receiptOpensAt().equals(opens))
            .orElse(false);
    if (asBefore || !opens.isBefore(facts.at())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("receipt-too-early"),
            "receiptOpensAt",
            facts.rules().article("receiptWindow")));
  }
}
