package org.opengeps.method.screening;

import java.math.BigDecimal;
import org.opengeps.protocol.json.JsonObject;

/**
 * An item of the qualification screening besides the price (적격심사 수행능력 평가항목).
 *
 * @param item its name: lower case with hyphens
 * @param maximum points
 */
record ScreeningItem(String item, BigDecimal maximum) {
  static ScreeningItem of(JsonObject row) {
    return new ScreeningItem(row.string("item"), row.value("maximum", BigDecimal::new));
  }
}
