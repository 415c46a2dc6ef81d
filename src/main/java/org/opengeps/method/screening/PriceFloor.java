package org.opengeps.method.screening;

import java.math.BigDecimal;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonObject;

/**
 * The 98 % rule (지방계약법 제13조제4항): in works below an estimated price, no bid below this share of
 * materials, labour and expenses with their VAT may win.
 *
 * @param estimatedPriceBelow the rule holds for estimated prices (예정가격) below this amount
 */
record PriceFloor(Percent rate, Money estimatedPriceBelow) {
  static PriceFloor of(JsonObject floor, CurrencyUnit currency) {
    return new PriceFloor(
        floor.value("rate", Percent::of),
        currency.of(floor.value("estimatedPriceBelow", BigDecimal::new)));
  }
}
