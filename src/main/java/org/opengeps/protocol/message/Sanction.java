package org.opengeps.protocol.message;

import java.time.Instant;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/sanction/1} (docs/protocol.md section 13): a supplier is debarred.
 *
 * @param identifier business number of the supplier
 * @param from first instant
 * @param until first instant after
 */
public record Sanction(String identifier, Instant from, Instant until, LocalText reason) {
  public static final String TYPE = "opengeps/sanction/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("identifier", identifier)
        .put("from", from)
        .put("until", until)
        .put("reason", reason.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static Sanction from(JsonObject json) {
    json.expectType(TYPE);
    Sanction sanction =
        new Sanction(
            json.string("identifier"),
            json.time("from"),
            json.time("until"),
            LocalText.from(json.object("reason")));
    json.expectSame(sanction.toJson());
    return new Sanction(
        sanction.identifier, sanction.from, sanction.until, sanction.reason.composed());
  }
}
