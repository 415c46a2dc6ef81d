package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * The operator says that a network outside was down, which no log shows (docs/protocol.md section
 * 5). It counts with the approval of an overseer.
 *
 * @param from since when
 * @param until recovery, which may lie ahead
 * @param network what was down
 * @param evidence SHA-256 of the document that shows it
 */
public record OutageDeclaration(
    UUID id, Instant from, Instant until, LocalText network, Sha256 evidence) {
  public static final String TYPE = "opengeps/outage-declaration/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("declaration", id)
        .put("from", from)
        .put("until", until)
        .put("network", network.toJson())
        .put("evidence", evidence)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static OutageDeclaration from(JsonObject json) {
    json.expectType(TYPE);
    var declaration =
        new OutageDeclaration(
            json.uuid("declaration"),
            json.time("from"),
            json.time("until"),
            LocalText.from(json.object("network")),
            json.hash("evidence"));
    if (!declaration.from.isBefore(declaration.until)) {
      throw json.wrong("until", "an outage ends after its beginning");
    }
    json.expectSame(declaration.toJson());
    return declaration;
  }
}
