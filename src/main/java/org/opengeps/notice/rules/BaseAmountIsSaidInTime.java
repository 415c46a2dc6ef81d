package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
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
        "base-amount-late",
        "price.baseAmount",
        facts.rules().article("baseAmount"),
        "기초금액은 마감 "
            + lead.korean()
            + " 전, 곧 "
            + facts.local(until)
            + " 전에 공개해야 합니다. 공고할 때 적거나, 마감을 늦추는 정정공고를 먼저 하세요.",
        "The base amount is said at least "
            + lead.english()
            + " before the closing, earlier than "
            + facts.local(until)
            + " ("
            + facts.rules().zone()
            + "). Say it in the notice, or first correct the notice to close later.");
  }
}
