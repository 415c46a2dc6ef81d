package org.opengeps.notice;

import java.util.List;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * Drafts of goods with qualification screening: lamps for 180,000,000 won, below the published
 * amount. The drawn price lies from 192,060,000 to 203,940,000 won, so that a bid of 160,000,000
 * won is always below the limit of 84.245 %, one of 172 to 192 million won may win, and one of
 * 204,000,000 won is always too dear.
 */
public final class Purchases {
  private Purchases() {}

  /** The draft with terms of such a tender. */
  public static JsonBuilder goods(JsonBuilder draft) {
    return draft
        .replace("title", Drafts.text("LED 조명 구매", "LED lamps"))
        .replace("description", Drafts.text("가로등 LED 등기구 300개", "Three hundred street lamps"))
        .replace(
            "business",
            JsonObject.builder().put("type", "goods").put("kind", "ordinary-goods").build())
        .replace("lots", List.of(Quotations.lot("180000000", "198000000")))
        .replace("ruleSet", "sandbox-goods");
  }
}
