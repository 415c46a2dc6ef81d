package org.opengeps.notice;

import java.util.List;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** Drafts of small quotations: chairs for 45,000,000 won, of which 42 to 45 million may win. */
public final class Quotations {
  private Quotations() {}

  /** The draft with terms of a quotation for goods. */
  public static JsonBuilder goods(JsonBuilder draft) {
    return draft
        .replace("title", Drafts.text("민원실 의자 구매", "Chairs for the counter"))
        .replace("description", Drafts.text("대기석 의자 40개", "Forty chairs"))
        .replace(
            "business",
            JsonObject.builder().put("type", "goods").put("kind", "ordinary-goods").build())
        .replace("competition", word("direct"))
        .replace("award", word("small-quotation"))
        .replace("lots", List.of(lot("45000000", "49500000")))
        .replace("ruleSet", "sandbox-quotation");
  }

  /** A lot that leaves A and limit rate to the rule set. */
  public static JsonObject lot(String estimated, String base) {
    JsonObject price =
        JsonObject.builder()
            .put("currency", Won.KRW)
            .put("estimatedAmount", estimated)
            .put("baseAmount", base)
            .build();
    return JsonObject.builder()
        .put("price", price)
        .put("award", JsonObject.builder().build())
        .build();
  }

  private static JsonObject word(String method) {
    return JsonObject.builder().put("method", method).build();
  }
}
