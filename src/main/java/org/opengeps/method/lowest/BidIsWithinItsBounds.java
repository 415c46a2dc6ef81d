package org.opengeps.method.lowest;

import org.opengeps.kernel.Money;

/**
 * A bid is a candidate from the minimum bid to the estimated price, both inclusive (지방계약법 시행령
 * 제42조), and not below the share of the cost sum that the 98 % rule demands (지방계약법 제13조제4항): such a
 * bid is passed over before anybody asks it for papers.
 */
public final class BidIsWithinItsBounds {
  public static final String BELOW_LIMIT = "below-limit";
  public static final String BELOW_FLOOR = "below-price-floor";
  public static final String ABOVE_ESTIMATE = "above-estimate";

  private BidIsWithinItsBounds() {}

  /** Why it is no candidate; null if it is one. */
  public static String judge(Money amount, Bounds bounds) {
    if (amount.isLessThan(bounds.minimumBid())) {
      return BELOW_LIMIT;
    }
    if (bounds.floor().filter(amount::isLessThan).isPresent()) {
      return BELOW_FLOOR;
    }
    return amount.isMoreThan(bounds.estimatedPrice()) ? ABOVE_ESTIMATE : null;
  }
}
