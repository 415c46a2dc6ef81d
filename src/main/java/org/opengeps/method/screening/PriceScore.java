package org.opengeps.method.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.opengeps.kernel.Money;

/**
 * Price score of the qualification screening (적격심사 입찰가격 평점): P = B - k * |(base - x) * 100| with x
 * = (bid - A) / (estimated price - A), the fifth decimal of x rounded half up. From base + (100 -
 * T) / k upwards the score stays at B - (100 - T); it is never below the minimum.
 */
final class PriceScore {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS_OF_X = 4;

  private PriceScore() {}

  static BigDecimal of(
      Money bid, Money estimatedPrice, Money deductibleA, PriceScoreRow constants) {
    BigDecimal x =
        bid.minus(deductibleA)
            .amount()
            .divide(
                estimatedPrice.minus(deductibleA).amount(), DECIMALS_OF_X, RoundingMode.HALF_UP);
    BigDecimal percent = x.multiply(HUNDRED);
    BigDecimal lost = HUNDRED.subtract(constants.passMark());
    BigDecimal above = percent.subtract(constants.base());
    BigDecimal deduction = above.abs().multiply(constants.slope());
    if (above.signum() > 0) {
      deduction = deduction.min(lost);
    }
    return constants.points().subtract(deduction).max(constants.minimum()).stripTrailingZeros();
  }
}
