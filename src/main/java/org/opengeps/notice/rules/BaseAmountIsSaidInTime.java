package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Deadline;
import org.opengeps.law.Finding;

/**
 * A base amount that the notice leaves open is said days before the closing (예정가격 작성기준 제44조의3제1항):
 * by the order that says it, and until then the closing leaves room for it.
 */
final class BaseAmountIsSaidInTime implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts
        .rules()
        .baseAmountUntil(facts.terms().closesAt())
        .filter(until -> !facts.at().isBefore(until))
        .flatMap(
            until ->
                facts.firstOfLots(
                    lot ->
                        lot.baseAmount() == null || facts.isBaseAmount()
                            ? Optional.of(late(facts, until))
                            : Optional.empty()));
  }

  private static Finding late(NoticeFacts facts, Instant until) {
    Deadline lead = facts.rules().baseAmountLead().orElseThrow();
    return new Finding(
        Refusal.of("base-amount-late")
            .with("lead", lead.amount())
            .with("until", facts.local(until))
            .with("zone", facts.rules().zone().toString()),
        "price.baseAmount",
        facts.rules().article("baseAmount"));
  }
}
