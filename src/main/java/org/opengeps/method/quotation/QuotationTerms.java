package org.opengeps.method.quotation;

import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a notice says for a small quotation.
 *
 * @param deductibleA A값, untouched by the limit rate; empty for goods and services, and while the
 *     base amount is to be said
 * @param limitRate in percent of the estimated price (A taken off from both)
 */
record QuotationTerms(Optional<Money> deductibleA, Percent limitRate) {
  static final String DEDUCTIBLE_A = "deductibleA";
  static final String LIMIT_RATE = "limitRate";

  JsonObject toJson() {
    return JsonObject.builder()
        .put(DEDUCTIBLE_A, deductibleA.orElse(null))
        .put(LIMIT_RATE, limitRate.toString())
        .build();
  }

  /**
   * @param currency of the notice
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  static QuotationTerms from(JsonObject json, CurrencyUnit currency) {
    var terms =
        new QuotationTerms(
            Optional.ofNullable(json.valueOrNull(DEDUCTIBLE_A, currency::read)),
            json.value(LIMIT_RATE, Percent::of));
    json.expectSame(terms.toJson());
    return terms;
  }
}
