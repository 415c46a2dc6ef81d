package org.opengeps.protocol.draw;

import java.math.BigInteger;
import java.util.List;
import org.opengeps.kernel.Money;

/** The estimated price (예정가격). */
public final class EstimatedPrice {
  private EstimatedPrice() {}

  /** Mean of the selected prices, rounded down to the smallest unit of the currency. */
  public static Money of(List<Money> selected) {
    Money sum = selected.stream().reduce(Money::plus).orElseThrow();
    return sum.currency().ofMinor(sum.minor().divide(BigInteger.valueOf(selected.size())));
  }
}
