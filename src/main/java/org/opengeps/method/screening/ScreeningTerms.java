package org.opengeps.method.screening;

import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a notice says for the screening.
 *
 * @param deductibleA A값, untouched by the limit rate; empty while the base amount is to be said,
 *     and where the rule set takes none off (goods, services)
 * @param limitRate 낙찰하한율 in percent
 * @param costSum 순공사원가: materials, labour and expenses of the base amount with their VAT, public
 *     with the notice; empty where the 98 % rule cannot hold
 */
record ScreeningTerms(Optional<Money> deductibleA, Percent limitRate, Optional<Money> costSum) {
  static final String DEDUCTIBLE_A = "deductibleA";
  static final String LIMIT_RATE = "limitRate";
  static final String COST_SUM = "costSum";

  JsonObject toJson() {
    return JsonObject.builder()
        .put(DEDUCTIBLE_A, deductibleA.orElse(null))
        .put(LIMIT_RATE, limitRate.toString())
        .put(COST_SUM, costSum.orElse(null))
        .build();
  }

  /**
   * @param currency of the notice
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  static ScreeningTerms from(JsonObject json, CurrencyUnit currency) {
    var terms =
        new ScreeningTerms(
            Optional.ofNullable(json.valueOrNull(DEDUCTIBLE_A, currency::read)),
            json.value(LIMIT_RATE, Percent::of),
            Optional.ofNullable(json.valueOrNull(COST_SUM, currency::read)));
    json.expectSame(terms.toJson());
    return terms;
  }
}
