package org.opengeps.protocol.message;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.json.JsonObject;

/**
 * What an agency offers beside the sum: dates, place, payment, securities, damages, clauses.
 *
 * @param from first day of the contract period; null where only the last one counts, as of a
 *     delivery
 * @param until last day of the contract period, or of the delivery; days are those of the rule
 *     set's zone
 * @param warranty 하자보수보증금; empty where none is asked for
 * @param clauses everything else that is agreed, in words
 */
public record ContractTerms(
    LocalDate from,
    LocalDate until,
    LocalText place,
    Payment payment,
    Bond bond,
    Optional<Warranty> warranty,
    Delay delay,
    LocalText clauses) {
  /** When the sum is paid. */
  public enum Payment {
    /** Once, when everything is inspected. */
    ON_COMPLETION,
    /** Part by part, as work or deliveries are inspected (기성금). */
    IN_PARTS
  }

  /**
   * 계약보증금.
   *
   * @param rate percent of the sum
   * @param amount of money or guarantee, or of the promise that stands in its place
   * @param exempt word of the ground for which a promise is enough; null where none is
   */
  public record Bond(Percent rate, Money amount, String exempt) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("rate", rate.toString())
          .put("amount", amount)
          .put("exempt", exempt)
          .build();
    }

    static Bond from(JsonObject json, CurrencyUnit currency) {
      var bond =
          new Bond(
              json.value("rate", ContractTerms::percent),
              json.value("amount", currency::read),
              json.stringOrNull("exempt"));
      json.expectSame(bond.toJson());
      return bond;
    }
  }

  /**
   * @param rate percent of the sum
   * @param years how long defects are the supplier's
   */
  public record Warranty(Percent rate, Money amount, int years) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("rate", rate.toString())
          .put("amount", amount)
          .put("years", years)
          .build();
    }

    static Warranty from(JsonObject json, CurrencyUnit currency) {
      var warranty =
          new Warranty(
              json.value("rate", ContractTerms::percent),
              json.value("amount", currency::read),
              json.count("years"));
      json.expectSame(warranty.toJson());
      return warranty;
    }
  }

  /**
   * 지연배상금.
   *
   * @param kind word of the rule set: {@code works}
   * @param rate percent of the sum for each day
   * @param cap percent of the sum that all days together do not exceed
   */
  public record Delay(String kind, Percent rate, Percent cap) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("kind", kind)
          .put("rate", rate.toString())
          .put("cap", cap.toString())
          .build();
    }

    static Delay from(JsonObject json) {
      var delay =
          new Delay(
              json.string("kind"),
              json.value("rate", ContractTerms::percent),
              json.value("cap", ContractTerms::percent));
      json.expectSame(delay.toJson());
      return delay;
    }
  }

  /** An exponent would make a long number of a short text. */
  private static Percent percent(String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
      throw new IllegalArgumentException("no percentage such as 0.05");
    }
    return Percent.of(text);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("from", from == null ? null : from.toString())
        .put("until", until.toString())
        .put("place", place.toJson())
        .put("payment", payment)
        .put("bond", bond.toJson())
        .put("warranty", warranty.map(Warranty::toJson).orElse(null))
        .put("delay", delay.toJson())
        .put("clauses", clauses.toJson())
        .build();
  }

  /**
   * @param currency of the contract
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static ContractTerms from(JsonObject json, CurrencyUnit currency) {
    var terms =
        new ContractTerms(
            json.valueOrNull("from", LocalDate::parse),
            json.value("until", LocalDate::parse),
            LocalText.from(json.object("place")),
            json.word("payment", Payment.class),
            Bond.from(json.object("bond"), currency),
            Optional.ofNullable(json.objectOrNull("warranty"))
                .map(warranty -> Warranty.from(warranty, currency)),
            Delay.from(json.object("delay")),
            LocalText.from(json.object("clauses")));
    json.expectSame(terms.toJson());
    return terms;
  }
}
