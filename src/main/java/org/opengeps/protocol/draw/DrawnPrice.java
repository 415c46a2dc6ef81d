package org.opengeps.protocol.draw;

import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;

/**
 * One of the drawn prices (복수예비가격).
 *
 * @param serial the number that bidders pick, from 1
 * @param stratum where it was drawn, from 0, lowest first
 * @param rate in 1/1000 percent of the base amount
 * @param price the rate of the base amount, rounded up to the unit
 * @param count how many opened bids picked it
 * @param selected whether it is one of those that make the estimated price
 */
public record DrawnPrice(
    int serial, int stratum, int rate, Money price, int count, boolean selected) {
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("serial", serial)
        .put("stratum", stratum)
        .put("rate", rate)
        .put("price", price)
        .put("count", count)
        .put("selected", selected)
        .build();
  }

  static DrawnPrice from(JsonObject json, CurrencyUnit currency) {
    var price =
        new DrawnPrice(
            json.count("serial"),
            json.count("stratum"),
            json.count("rate"),
            json.value("price", currency::read),
            json.count("count"),
            json.bool("selected"));
    json.expectSame(price.toJson());
    return price;
  }
}
