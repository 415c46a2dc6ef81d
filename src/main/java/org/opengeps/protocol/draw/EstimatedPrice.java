package org.opengeps.protocol.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opengeps.kernel.Money;

/** The estimated price (예정가격). */
public final class EstimatedPrice {
  private EstimatedPrice() {}

  /** Mean of the selected prices, rounded down to the won. */
  public static Money of(List<Money> selected) {
    Money sum = selected.stream().reduce(Money::plus).orElseThrow();
    return new Money(
        sum.amount().divide(BigDecimal.valueOf(selected.size()), 0, RoundingMode.DOWN),
        sum.currency());
  }
}
