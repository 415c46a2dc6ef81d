package org.opengeps.method.screening;

import java.math.BigDecimal;
import org.opengeps.protocol.json.JsonObject;

/**
 * Constants of the price score P = points - slope * |(base - x) * 100| (적격심사 입찰가격 평점).
 *
 * @param points B, the most that a price can score
 * @param slope k, points for each percent of distance
 * @param base percent of the estimated price that scores all points
 * @param passMark T, total from which a candidate qualifies
 * @param minimum least price score
 */
record PriceScoreRow(
    BigDecimal points, BigDecimal slope, BigDecimal base, BigDecimal passMark, BigDecimal minimum) {
  static PriceScoreRow of(JsonObject row) {
    return new PriceScoreRow(
        row.value("points", BigDecimal::new),
        row.value("slope", BigDecimal::new),
        row.value("base", BigDecimal::new),
        row.value("passMark", BigDecimal::new),
        row.value("minimum", BigDecimal::new));
  }
}
