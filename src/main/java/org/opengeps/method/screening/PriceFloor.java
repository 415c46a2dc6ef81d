package org.opengeps.method.screening;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * The 98 % rule (순공사원가, 지방계약법 제13조제4항): in works below an estimated price, no bid below this share
 * of materials, labour and expenses with their VAT may win, whatever the award method says.
 *
 * @param estimatedPriceBelow the rule holds for estimated prices (예정가격) below this amount
 * @param businessTypes what it holds for: {@code works}
 */
record PriceFloor(Percent rate, Money estimatedPriceBelow, List<String> businessTypes) {
  PriceFloor {
    businessTypes = List.copyOf(businessTypes);
  }

  static PriceFloor of(JsonObject floor, CurrencyUnit currency) {
    return new PriceFloor(
        floor.value("rate", Percent::of),
        currency.of(floor.value("estimatedPriceBelow", BigDecimal::new)),
        floor.strings("businessTypes"));
  }

  boolean concerns(BusinessType type) {
    return businessTypes.contains(JsonValues.word(type));
  }

  /** Whether the draw can give an estimated price for which the rule holds. */
  boolean mayHold(Money base, DrawParameters draw) {
    return holds(PriceDraw.price(base, draw.rangeLow(), draw.unit()));
  }

  boolean holds(Money estimatedPrice) {
    return estimatedPrice.isLessThan(estimatedPriceBelow);
  }

  /**
   * The lowest amount that may win: the cost sum in proportion to the drawn price, rounded up,
   * times the rate, rounded up (지방자치단체 입찰 및 계약집행기준 제2장의1 제4절).
   *
   * @param costSum of the base amount
   */
  Money lowest(Money costSum, Money estimatedPrice, Money base) {
    BigInteger[] share =
        costSum.minor().multiply(estimatedPrice.minor()).divideAndRemainder(base.minor());
    BigInteger cost = share[1].signum() == 0 ? share[0] : share[0].add(BigInteger.ONE);
    return costSum.currency().ofMinor(cost).times(rate, RoundingMode.CEILING);
  }
}
