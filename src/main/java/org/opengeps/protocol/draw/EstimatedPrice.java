package org.opengeps.protocol.draw;

import java.math.BigInteger;
import java.util.List;
import org.opengeps.kernel.Money;

/** The estimated price (예정가격). */
public final class EstimatedPrice {
  private EstimatedPrice() {}

  /**
   * Mean of the selected prices, rounded up to the smallest unit of the currency (지방자치단체 입찰 및
   * 계약집행기준; 국가종합전자조달시스템 전자입찰특별유의서 제12조).
   */
  public static Money of(List<Money> selected) {
    Money sum = selected.stream().reduce(Money::plus).orElseThrow();
    BigInteger[] mean = sum.minor().divideAndRemainder(BigInteger.valueOf(selected.size()));
    return sum.currency().ofMinor(mean[1].signum() == 0 ? mean[0] : mean[0].add(BigInteger.ONE));
  }
}
