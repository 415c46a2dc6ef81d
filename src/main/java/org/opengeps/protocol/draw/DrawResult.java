package org.opengeps.protocol.draw;

import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;

/**
 * Outcome of a draw.
 *
 * @param prices by serial, from 1
 * @param estimatedPrice the estimated price (예정가격)
 */
public record DrawResult(List<DrawnPrice> prices, Money estimatedPrice) {
  public DrawResult {
    prices = List.copyOf(prices);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("prices", prices, DrawnPrice::toJson)
        .put("estimatedPrice", estimatedPrice)
        .build();
  }

  /**
   * @param currency of the prices
   */
  public static DrawResult from(JsonObject json, CurrencyUnit currency) {
    var result =
        new DrawResult(
            json.objects("prices", price -> DrawnPrice.from(price, currency)),
            json.value("estimatedPrice", currency::read));
    json.expectSame(result.toJson());
    return result;
  }
}
