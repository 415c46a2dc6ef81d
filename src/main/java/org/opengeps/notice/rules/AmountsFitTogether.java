package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.law.Finding;
import org.opengeps.notice.DraftLot;

/**
 * The estimated amount (without VAT) is positive; a base amount stands only if prices are drawn
 * around it, and is not below the estimated amount. It may be left to a later order where the rule
 * set says until when.
 */
public final class AmountsFitTogether implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return facts.firstOfLots(lot -> check(facts, lot));
  }

  private static Optional<Finding> check(NoticeFacts facts, DraftLot lot) {
    Money estimated = lot.estimatedAmount();
    Money base = lot.baseAmount();
    if (facts.rules().draw().isEmpty() && base != null) {
      return Optional.of(
          new Finding(
              "base-amount-unused",
              "price.baseAmount",
              "이 규칙 묶음에는 예비가격 추첨이 없습니다. 기초금액을 지우세요.",
              "Under this rule set no price is drawn; leave the base amount out."));
    }
    boolean later = facts.rules().baseAmountLead().isPresent() && !facts.isBaseAmount();
    boolean fits =
        base == null ? facts.rules().draw().isEmpty() || later : !estimated.isMoreThan(base);
    if (fits && estimated.isPositive()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "amounts-wrong",
            facts.rules().draw().isEmpty() ? "price.estimatedAmount" : "price.baseAmount",
            facts.rules().draw().map(draw -> facts.rules().article("draw")),
            "추정가격(부가가치세 제외)은 0보다 크고 기초금액 이하여야 합니다.",
            "The estimated amount (without VAT) must be positive and not above the base amount."));
  }
}
