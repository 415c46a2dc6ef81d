package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/mandate/1} (docs/protocol.md section 13): an oversight body lets an auditor read
 * what agencies keep from the public.
 *
 * @param auditor id in the register
 * @param certifiedName of that person, so that the body signs a name and not a number
 * @param agencies their codes
 * @param from first instant at which it may be read under it
 * @param until first instant after
 */
public record AuditMandate(
    UUID auditor,
    String certifiedName,
    List<String> agencies,
    Instant from,
    Instant until,
    LocalText reason) {
  public static final String TYPE = "opengeps/mandate/1";

  public AuditMandate {
    agencies = List.copyOf(agencies);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("auditor", auditor)
        .put("certifiedName", certifiedName)
        .put("agencies", agencies)
        .put("from", from)
        .put("until", until)
        .put("reason", reason.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static AuditMandate from(JsonObject json) {
    json.expectType(TYPE);
    AuditMandate mandate =
        new AuditMandate(
            json.uuid("auditor"),
            json.string("certifiedName"),
            json.strings("agencies"),
            json.time("from"),
            json.time("until"),
            LocalText.from(json.object("reason")));
    json.expectSame(mandate.toJson());
    return mandate;
  }
}
