package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
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
      return Optional.of(new Finding(Refusal.of("base-amount-unused"), "price.baseAmount"));
    }
    boolean later = facts.rules().baseAmountLead().isPresent() && !facts.isBaseAmount();
    boolean fits =
        base == null ? facts.rules().draw().isEmpty() || later : !estimated.isMoreThan(base);
    if (fits && estimated.isPositive()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Refusal.of("amounts-wrong.estimated"),
            facts.rules().draw().isEmpty() ? "price.estimatedAmount" : "price.baseAmount",
            facts.rules().draw().map(draw -> facts.rules().article("draw"))));
  }
}
