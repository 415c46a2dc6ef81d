package org.opengeps.notice;

import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;

/**
 * What a draft says about one lot.
 *
 * @param title null if the title of the tender says it
 * @param estimatedAmount 추정가격, without VAT
 * @param baseAmount 기초금액; null where no price is drawn, or while a later order is to say it
 * @param award what the draft says of what the award method asks; the method fills in the rest
 */
public record DraftLot(LocalText title, Money estimatedAmount, Money baseAmount, JsonObject award) {
  static DraftLot from(JsonObject json) {
    JsonObject price = json.object("price");
    CurrencyUnit currency = Currencies.in(price, "currency");
    var lot =
        new DraftLot(
            OptionalMember.present(json, "title")
                .map(member -> LocalText.from(json.object(member)).composed())
                .orElse(null),
            price.value("estimatedAmount", currency::read),
            OptionalMember.present(price, "baseAmount")
                .map(member -> price.value(member, currency::read))
                .orElse(null),
            json.object("award"));
    OptionalMember.refuseUnknown(json, lot.toJson());
    OptionalMember.refuseUnknown(price, lot.price());
    return lot;
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("title", title == null ? null : title.toJson())
        .put("price", price())
        .put("award", award)
        .build();
  }

  private JsonObject price() {
    JsonBuilder json = JsonObject.builder().put("currency", estimatedAmount.currency());
    return json.put("estimatedAmount", estimatedAmount).put("baseAmount", baseAmount).build();
  }

  /** The same with what the award method made of it. */
  public DraftLot with(JsonObject parameters) {
    return new DraftLot(title, estimatedAmount, baseAmount, parameters);
  }

  /** A lot of a published order, as a draft would say it. */
  public static DraftLot of(Lot lot) {
    return new DraftLot(
        lot.title(),
        lot.price().estimatedAmount(),
        lot.price().baseAmount().orElse(null),
        lot.award());
  }
}
