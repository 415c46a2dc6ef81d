package org.opengeps.method.quotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.method.Drafted;
import org.opengeps.method.lowest.LimitFitsTheLaw;

/**
 * A draft asks for quotations only up to the amount of its kind of business, and says A only where
 * A is taken off; its limit rate is that of the rule set.
 */
final class DraftFitsTheQuotation {
  private DraftFitsTheQuotation() {}

  static List<Finding> judge(Drafted draft, QuotationRules rules) {
    Optional<Finding> tooLarge = tooLarge(draft, rules);
    if (tooLarge.isPresent()) {
      return List.of(tooLarge.get());
    }
    List<Finding> findings = new ArrayList<>();
    LimitFitsTheLaw.deductible(draft, QuotationTerms.DEDUCTIBLE_A, rules.article("limits"))
        .or(() -> unused(draft, rules))
        .ifPresent(findings::add);
    LimitFitsTheLaw.rate(
            draft,
            QuotationTerms.LIMIT_RATE,
            limit(draft, rules).map(QuotationRules.Limit::rate),
            rules.article("limits"))
        .ifPresent(findings::add);
    return findings;
  }

  /** The terms of a draft in which nothing is wrong. */
  static QuotationTerms terms(Drafted draft, QuotationRules rules) {
    QuotationRules.Limit limit = limit(draft, rules).orElseThrow();
    Optional<Money> deductible =
        draft
            .baseAmount()
            .filter(base -> limit.isDeductible())
            .map(base -> draft.amount(QuotationTerms.DEDUCTIBLE_A).orElse(base.currency().zero()));
    return new QuotationTerms(deductible, limit.rate());
  }

  private static Optional<QuotationRules.Limit> limit(Drafted draft, QuotationRules rules) {
    return rules.limit(draft.business().kind(), draft.noticeDate(), draft.estimatedAmount());
  }

  private static Optional<Finding> tooLarge(Drafted draft, QuotationRules rules) {
    return rules
        .ceiling(draft.business().kind(), draft.noticeDate())
        .filter(draft.estimatedAmount()::isMoreThan)
        .map(
            ceiling ->
                new Finding(
                    Refusal.of("quotation-too-large").with("ceiling", ceiling),
                    "price.estimatedAmount",
                    rules.article("limits")));
  }

  private static Optional<Finding> unused(Drafted draft, QuotationRules rules) {
    boolean used = limit(draft, rules).filter(QuotationRules.Limit::isDeductible).isPresent();
    return used
        ? Optional.empty()
        : LimitFitsTheLaw.unused(draft, QuotationTerms.DEDUCTIBLE_A, rules.article("limits"));
  }
}
