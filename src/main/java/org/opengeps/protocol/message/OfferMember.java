package org.opengeps.protocol.message;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * A value that a bid must say, with its limits; in the signed notice, so that all read the same.
 */
public sealed interface OfferMember {
  /** Its name in an {@link Offer}. */
  String code();

  /** Which envelope it is sealed in: {@code price}. */
  String envelope();

  /** What people call it. */
  LocalText title();

  /** Its form; two are the same if and only if their forms are. */
  JsonObject toJson();

  /**
   * What is wrong with its value in an offer; empty if nothing.
   *
   * @param values that have it
   */
  Optional<String> problem(JsonObject values);

  /**
   * A positive amount.
   *
   * @param currency of the notice
   */
  record Price(String code, String envelope, LocalText title, CurrencyUnit currency)
      implements OfferMember {
    private static final String TYPE = "money";

    @Override
    public JsonObject toJson() {
      return common(this, TYPE).put("currency", currency).build();
    }

    @Override
    public Optional<String> problem(JsonObject values) {
      String text = values.string(code);
      return currency.isAmount(text) && currency.read(text).isPositive()
          ? Optional.empty()
          : Optional.of(
              code
                  + " is not a positive amount in "
                  + currency.code()
                  + " with "
                  + currency.scale()
                  + " decimals: "
                  + text);
    }
  }

  /** Different serials from 1 on. */
  record Serials(String code, String envelope, LocalText title, int count, int of)
      implements OfferMember {
    private static final String TYPE = "serials";

    @Override
    public JsonObject toJson() {
      return common(this, TYPE).put("count", count).put("of", of).build();
    }

    @Override
    public Optional<String> problem(JsonObject values) {
      List<Integer> picks = values.counts(code);
      boolean fits =
          picks.stream().allMatch(pick -> pick >= 1 && pick <= of)
              && picks.size() == count
              && new HashSet<>(picks).size() == count;
      return fits
          ? Optional.empty()
          : Optional.of(
              code + " must be " + count + " different serials from 1 to " + of + ", not " + picks);
    }
  }

  /**
   * A number.
   *
   * @param decimals it has exactly so many
   * @param from the least that may be offered
   * @param to the most
   * @param unit word for its unit, {@code day}
   */
  record Figure(
      String code,
      String envelope,
      LocalText title,
      int decimals,
      BigDecimal from,
      BigDecimal to,
      String unit)
      implements OfferMember {
    private static final String TYPE = "number";

    @Override
    public JsonObject toJson() {
      return common(this, TYPE)
          .put("decimals", decimals)
          .put("from", from.toPlainString())
          .put("to", to.toPlainString())
          .put("unit", unit)
          .build();
    }

    @Override
    public Optional<String> problem(JsonObject values) {
      String text = values.string(code);
      String form = "(0|[1-9][0-9]{0,17})" + (decimals == 0 ? "" : "\\.[0-9]{" + decimals + "}");
      boolean fits =
          text.matches(form)
              && new BigDecimal(text).compareTo(from) >= 0
              && new BigDecimal(text).compareTo(to) <= 0;
      return fits
          ? Optional.empty()
          : Optional.of(
              code
                  + " is not a number with "
                  + decimals
                  + " decimals from "
                  + from.toPlainString()
                  + " to "
                  + to.toPlainString()
                  + ": "
                  + text);
    }
  }

  private static JsonBuilder common(OfferMember member, String type) {
    return JsonObject.builder()
        .put("code", member.code())
        .put("envelope", member.envelope())
        .put("type", type)
        .put("title", member.title().toJson());
  }

  /**
   * @throws JsonFormatException if the form is not one that this program knows
   */
  static OfferMember from(JsonObject json) {
    String code = json.string("code");
    String envelope = json.string("envelope");
    LocalText title = LocalText.from(json.object("title"));
    OfferMember member =
        switch (json.string("type")) {
          case Price.TYPE -> new Price(code, envelope, title, Currencies.in(json, "currency"));
          case Serials.TYPE ->
              new Serials(code, envelope, title, json.count("count"), json.count("of"));
          case Figure.TYPE ->
              new Figure(
                  code,
                  envelope,
                  title,
                  json.count("decimals"),
                  json.value("from", BigDecimal::new),
                  json.value("to", BigDecimal::new),
                  json.string("unit"));
          default -> throw json.wrong("type", "no type of an offer that this program knows");
        };
    json.expectSame(member.toJson());
    return member;
  }
}
