package org.opengeps.method.toy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.quotation.SmallQuotation;
import org.opengeps.method.screening.QualificationScreening;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;

/** One method more in the deployment of the tests, and only there. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ToyMethods {
  /** What a draft under the toy law says of a lot: a currency with decimals, no base amount. */
  public static JsonObject lot(String estimatedAmount) {
    return JsonObject.builder()
        .put(
            "price",
            JsonObject.builder()
                .put("currency", new CurrencyUnit("EGP", 2))
                .put("estimatedAmount", estimatedAmount)
                .putNull("baseAmount")
                .build())
        .put("award", JsonObject.builder().build())
        .build();
  }

  /** One of several lots. */
  public static JsonObject lot(String estimatedAmount, String ko, String en) {
    return lot(estimatedAmount).toBuilder().put("title", new LocalText(ko, en).toJson()).build();
  }

  /** What a bid under the toy law says. */
  public static Offer offer(String amount, String days) {
    return Offer.of(amount, List.of()).with("days", days);
  }

  /** A draft under the toy law with one lot. */
  public static JsonBuilder lowestPrice(JsonBuilder draft) {
    return draft
        .replace("award", JsonObject.builder().put("method", LowestPrice.WORD).build())
        .replace("lots", List.of(lot("1634482727.50")));
  }

  /** A draft under the toy law with one lot in two envelopes. */
  public static JsonBuilder lowestOfPassed(JsonBuilder draft) {
    return lowestPrice(draft)
        .replace("award", JsonObject.builder().put("method", LowestOfPassed.WORD).build());
  }

  /** A draft under the toy law with one lot in two stages. */
  public static JsonBuilder lowestOfAdmitted(JsonBuilder draft) {
    return lowestPrice(draft)
        .replace("award", JsonObject.builder().put("method", LowestOfAdmitted.WORD).build());
  }

  public static final AwardMethods ALL =
      new AwardMethods(
          List.of(
              new QualificationScreening(),
              new SmallQuotation(),
              new LowestPrice(),
              new LowestOfPassed(),
              new LowestOfAdmitted()));

  @Produces
  public AwardMethods methods() {
    return ALL;
  }
}
