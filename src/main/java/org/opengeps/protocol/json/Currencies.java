package org.opengeps.protocol.json;

import org.opengeps.kernel.CurrencyUnit;

/** Currencies as messages say them: {@code {"code": "KRW", "scale": 0}}. */
public final class Currencies {
  private Currencies() {}

  public static JsonObject toJson(CurrencyUnit currency) {
    return JsonObject.builder().put("code", currency.code()).put("scale", currency.scale()).build();
  }

  /**
   * The currency that a member says.
   *
   * @throws JsonFormatException if it is none
   */
  public static CurrencyUnit in(JsonObject message, String name) {
    JsonObject said = message.object(name);
    try {
      var currency = new CurrencyUnit(said.string("code"), said.count("scale"));
      said.expectSame(toJson(currency));
      return currency;
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw message.wrong(name, e.getMessage());
    }
  }
}
