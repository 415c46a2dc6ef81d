package org.opengeps.protocol.draw;

import java.util.Locale;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * How a notice's price draw works.
 *
 * @param prices how many prices are drawn (15)
 * @param selected how many of them make the estimated price (4)
 * @param picks how many serials a bid picks (2)
 * @param above how many prices lie above the base amount (7)
 * @param below how many lie below (8)
 * @param rangeLow lowest rate in 1/1000 percent (97000)
 * @param rangeHigh highest rate in 1/1000 percent, itself possible (103000)
 * @param unit prices are rounded up to multiples of this many smallest units of the currency (100
 *     won)
 */
public record DrawParameters(
    int prices,
    int selected,
    int picks,
    int above,
    int below,
    int rangeLow,
    int rangeHigh,
    long unit) {
  /** 100 percent. */
  public static final int WHOLE = 100_000;

  public DrawParameters {
    if (above < 1
        || below < 1
        || prices != above + below
        || selected < 1
        || selected > prices
        || picks < 1
        || picks > prices) {
      throw new IllegalArgumentException("counts that do not fit together");
    }
    if (rangeLow < 1 || WHOLE - rangeLow < below || rangeHigh - WHOLE < above || unit < 1) {
      throw new IllegalArgumentException("a range too narrow for its strata");
    }
  }

  /**
   * What Korean law sets for local works: 15 prices within 3 percent, 7 above and 8 below, four
   * selected, two picks, 100 won.
   */
  public static DrawParameters koreanLocalWorks() {
    return new DrawParameters(15, 4, 2, 7, 8, 97_000, 103_000, 100);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("prices", prices)
        .put("selected", selected)
        .put("picks", picks)
        .put("above", above)
        .put("below", below)
        .put("rangeLow", percentText(rangeLow))
        .put("rangeHigh", percentText(rangeHigh))
        .put("unit", Long.toString(unit))
        .build();
  }

  public static DrawParameters from(JsonObject json) {
    DrawParameters parameters = within(json);
    json.expectSame(parameters.toJson());
    return parameters;
  }

  /** Reads them from an object that says more, as the block of a rule set does. */
  public static DrawParameters within(JsonObject json) {
    try {
      return new DrawParameters(
          json.count("prices"),
          json.count("selected"),
          json.count("picks"),
          json.count("above"),
          json.count("below"),
          json.value("rangeLow", DrawParameters::thousandths),
          json.value("rangeHigh", DrawParameters::thousandths),
          json.value("unit", Long::parseLong));
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw json.wrong("prices", e.getMessage());
    }
  }

  /** 97000 as {@code 97.000}. */
  public static String percentText(int thousandths) {
    return String.format(Locale.ROOT, "%d.%03d", thousandths / 1000, thousandths % 1000);
  }

  private static int thousandths(String text) {
    if (!text.matches("(0|[1-9][0-9]{0,2})\\.[0-9]{3}")) {
      throw new IllegalArgumentException("not a rate with three decimals: " + text);
    }
    return Integer.parseInt(text.replace(".", ""));
  }
}
