package org.opengeps.method.screening;

import org.opengeps.kernel.Money;
import org.opengeps.protocol.message.Ranking;

/**
 * A bid is a candidate from the minimum bid to the estimated price, both inclusive (지방계약법 시행령
 * 제42조).
 */
final class BidIsNeitherBelowTheLimitNorAboveTheEstimate {
  private BidIsNeitherBelowTheLimitNorAboveTheEstimate() {}

  static Ranking.State judge(Money amount, Money minimumBid, Money estimatedPrice) {
    if (amount.isLessThan(minimumBid)) {
      return Ranking.State.BELOW_LIMIT;
    }
    return amount.isMoreThan(estimatedPrice)
        ? Ranking.State.ABOVE_ESTIMATE
        : Ranking.State.CANDIDATE;
  }
}
