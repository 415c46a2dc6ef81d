package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
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
            "window-too-short",
            "closesAt",
            facts.rules().article("receiptWindow"),
            "투찰 시작부터 마감까지의 시간이 모자랍니다. 마감은 " + facts.local(earliest) + " 이후여야 합니다.",
            "From the start of receipt to the closing lie too few hours. Close at "
                + facts.local(earliest)
                + " ("
                + facts.rules().zone()
                + ") or later."));
  }
}
