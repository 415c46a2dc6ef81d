package org.opengeps.method.screening;

import org.opengeps.kernel.Money;

/**
 * A bid is a candidate from the minimum bid to the estimated price, both inclusive (지방계약법 시행령
 * 제42조).
 */
final class BidIsNeitherBelowTheLimitNorAboveTheEstimate {
  static final String BELOW_LIMIT = "below-limit";
  static final String ABOVE_ESTIMATE = "above-estimate";

  private BidIsNeitherBelowTheLimitNorAboveTheEstimate() {}

  /** Why it is no candidate; null if it is one. */
  static String judge(Money amount, Money minimumBid, Money estimatedPrice) {
    if (amount.isLessThan(minimumBid)) {
      return BELOW_LIMIT;
    }
    return amount.isMoreThan(estimatedPrice) ? ABOVE_ESTIMATE : null;
  }
}
