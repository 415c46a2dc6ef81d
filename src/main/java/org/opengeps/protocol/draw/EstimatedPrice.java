package org.opengeps.protocol.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;

/** The estimated price (예정가격) and what follows from it. */
public final class EstimatedPrice {
  private EstimatedPrice() {}

  /** Mean of the selected prices, rounded down to the won. */
  public static Money of(List<Money> selected) {
    Money sum = selected.stream().reduce(Money::plus).orElseThrow();
    return new Money(
        sum.amount().divide(BigDecimal.valueOf(selected.size()), 0, RoundingMode.DOWN),
        sum.currency());
  }

  /**
   * The lowest amount that is not below the limit rate (낙찰하한): (estimated − A)·rate + A, rounded up
   * to the won.
   *
   * @param deductible the amount A that the limit rate does not touch
   */
  public static Money minimumBid(Money estimated, Money deductible, Percent limitRate) {
    return estimated.minus(deductible).times(limitRate, RoundingMode.CEILING).plus(deductible);
  }
}
