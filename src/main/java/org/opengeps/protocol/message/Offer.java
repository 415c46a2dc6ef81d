package org.opengeps.protocol.message;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a bidder offers in one envelope, as the {@link OfferForm} of the notice asks for it.
 *
 * @param values by the codes of the form
 */
public record Offer(JsonObject values) {
  /** Code of the bid amount, wherever a price is offered. */
  public static final String AMOUNT = "amount";

  /** Code of the serials picked for the price draw. */
  public static final String PICKS = "picks";

  /** What is offered where nothing is asked for yet. */
  public static final Offer NOTHING = new Offer(JsonObject.builder().build());

  /**
   * An offer of a price.
   *
   * @param amount in the protocol's form, with the decimals of the currency
   * @param picks serials for the price draw; none where no price is drawn
   */
  public static Offer of(String amount, List<Integer> picks) {
    JsonBuilder values = JsonObject.builder().put(AMOUNT, amount);
    return new Offer(picks.isEmpty() ? values.build() : values.put(PICKS, picks).build());
  }

  /** The same with one value more, as text. */
  public Offer with(String code, String value) {
    return new Offer(values.toBuilder().replace(code, value).build());
  }

  /**
   * The bid amount; empty where no price is offered.
   *
   * @param currency of the notice
   * @throws org.opengeps.protocol.json.JsonFormatException if it is none in that currency
   */
  public Optional<Money> amount(CurrencyUnit currency) {
    return values.has(AMOUNT)
        ? Optional.of(values.value(AMOUNT, currency::read))
        : Optional.empty();
  }

  /** Serials picked for the price draw; none where no price is drawn. */
  public List<Integer> picks() {
    return values.has(PICKS) ? values.counts(PICKS) : List.of();
  }

  /** The value of a member that is a text; empty if it is not offered. */
  public Optional<String> text(String code) {
    return values.has(code) ? Optional.of(values.string(code)) : Optional.empty();
  }
}
