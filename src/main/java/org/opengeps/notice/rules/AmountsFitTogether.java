package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.Finding;

/** The base amount is positive, the estimated amount (without VAT) not above it, A below it. */
public final class AmountsFitTogether implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    DraftTerms terms = facts.terms();
    boolean positive =
        terms.baseAmount().amount().signum() > 0 && terms.estimatedAmount().amount().signum() > 0;
    boolean ordered =
        !terms.estimatedAmount().isMoreThan(terms.baseAmount())
            && terms.deductibleA().isLessThan(terms.baseAmount());
    if (positive && ordered) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "amounts-wrong",
            "baseAmount",
            "지방계약법 시행령 제7조, 제10조",
            "기초금액은 0보다 크고, 추정가격(부가가치세 제외)은 기초금액 이하, A값은 기초금액 미만이어야 합니다.",
            "The base amount must be positive, the estimated amount (without VAT) not above it, and A below it."));
  }
}
