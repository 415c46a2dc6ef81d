package org.opengeps.method.screening;

import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a notice says for the screening.
 *
 * @param deductibleA A값, untouched by the limit rate
 * @param limitRate 낙찰하한율 in percent
 */
record ScreeningTerms(Money deductibleA, Percent limitRate) {
  static final String DEDUCTIBLE_A = "deductibleA";
  static final String LIMIT_RATE = "limitRate";

  JsonObject toJson() {
    return JsonObject.builder()
        .put(DEDUCTIBLE_A, deductibleA)
        .put(LIMIT_RATE, limitRate.toString())
        .build();
  }

  /**
   * @param currency of the notice
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  static ScreeningTerms from(JsonObject json, CurrencyUnit currency) {
    var terms =
        new ScreeningTerms(
            json.value(DEDUCTIBLE_A, currency::read), json.value(LIMIT_RATE, Percent::of));
    json.expectSame(terms.toJson());
    return terms;
  }
}
