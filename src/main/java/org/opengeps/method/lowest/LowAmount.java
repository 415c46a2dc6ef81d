package org.opengeps.method.lowest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.message.Lot;

/**
 * An amount that is more than a tenth below the limit rate of the base amount is probably a slip.
 */
public final class LowAmount {
  private LowAmount() {}

  /**
   * @return sentences in English and Korean; none for an ordinary amount
   */
  public static List<String> warnings(Lot lot, Percent limitRate, Money amount) {
    return lot.price()
        .baseAmount()
        .map(base -> base.times(limitRate, RoundingMode.DOWN).amount())
        .filter(lowest -> isTenthBelow(amount, lowest))
        .map(
            lowest ->
                List.of(
                    "The amount is more than a tenth below the limit rate of the base amount: is a"
                        + " digit missing? 투찰금액이 낙찰하한율보다 크게 낮습니다. 자릿수를 확인하세요."))
        .orElse(List.of());
  }

  private static boolean isTenthBelow(Money amount, BigDecimal lowest) {
    return amount.amount().multiply(BigDecimal.TEN).compareTo(lowest.multiply(new BigDecimal(9)))
        < 0;
  }
}
