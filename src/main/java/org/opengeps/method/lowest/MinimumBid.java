package org.opengeps.method.lowest;

import java.math.RoundingMode;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;

/**
 * The lowest amount that is not below the limit: (estimated price - A) times the limit rate, plus
 * A, rounded up to the smallest unit of the currency (docs/protocol.md section 9).
 */
public final class MinimumBid {
  private MinimumBid() {}

  public static Money of(Money estimatedPrice, Money deductibleA, Percent limitRate) {
    return estimatedPrice
        .minus(deductibleA)
        .times(limitRate, RoundingMode.CEILING)
        .plus(deductibleA);
  }
}
