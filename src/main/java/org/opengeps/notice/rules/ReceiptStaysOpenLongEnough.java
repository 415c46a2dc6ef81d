package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/** From the start of receipt to the closing lie at least the hours that the law sets (48). */
public final class ReceiptStaysOpenLongEnough implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Instant earliest = facts.rules().end(facts.rules().receiptWindow(), facts.receiptOpensAt());
    if (!facts.terms().closesAt().isBefore(earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("window-too-short.hours")
                .with("earliest", facts.local(earliest))
                .with("zone", facts.rules().zone().toString()),
            "closesAt",
            facts.rules().article("receiptWindow")));
  }
}
