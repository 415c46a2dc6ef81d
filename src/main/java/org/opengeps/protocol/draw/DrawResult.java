package org.opengeps.protocol.draw;

import java.util.List;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;

/**
 * Outcome of a draw.
 *
 * @param v the interpolated value V of the draw point D, from which all randomness comes
 * @param prices by serial, from 1
 * @param estimatedPrice the estimated price (예정가격)
 */
public record DrawResult(Point v, List<DrawnPrice> prices, Money estimatedPrice) {
  public DrawResult {
    prices = List.copyOf(prices);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("v", v.hex())
        .put("prices", prices, DrawnPrice::toJson)
        .put("estimatedPrice", estimatedPrice)
        .build();
  }

  public static DrawResult from(JsonObject json) {
    var result =
        new DrawResult(
            json.value("v", Point::fromHex),
            json.objects("prices", DrawnPrice::from),
            json.value("estimatedPrice", Money::won));
    json.expectSame(result.toJson());
    return result;
  }
}
