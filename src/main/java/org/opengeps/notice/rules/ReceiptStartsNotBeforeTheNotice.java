package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
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
            "receipt-too-early",
            "receiptOpensAt",
            facts.rules().article("receiptWindow"),
            "입찰개시 일시가 공고 시각보다 앞섭니다. 늦추거나, 비워 두면 공고와 동시에 시작합니다.",
            "Receipt would start before the notice appears. Choose a later time, or leave it empty to start with the notice."));
  }
}
