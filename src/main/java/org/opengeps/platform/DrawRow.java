package org.opengeps.platform;

import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonObject;

/**
 * Parameters of the price draw (복수예비가격).
 *
 * @param prices how many preliminary prices
 * @param selected how many are averaged
 * @param picks how many each bidder chooses
 * @param above how many strata above the base amount
 * @param below how many below
 * @param unit to which prices are rounded up, in whole currency units
 */
public record DrawRow(
    int prices,
    int selected,
    int picks,
    int above,
    int below,
    Percent rangeLow,
    Percent rangeHigh,
    long unit) {
  static DrawRow of(JsonObject draw) {
    return new DrawRow(
        draw.count("prices"),
        draw.count("selected"),
        draw.count("picks"),
        draw.count("above"),
        draw.count("below"),
        draw.value("rangeLow", Percent::of),
        draw.value("rangeHigh", Percent::of),
        draw.value("unit", Long::parseLong));
  }
}
