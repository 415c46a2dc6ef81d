package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/mandate-end/1} (docs/protocol.md section 13): the oversight body takes a mandate
 * back.
 *
 * @param mandate SHA-256 of the SignedData of the {@link AuditMandate}
 */
public record AuditMandateEnd(Sha256 mandate) {
  public static final String TYPE = "opengeps/mandate-end/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("mandate", mandate).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static AuditMandateEnd from(JsonObject json) {
    AuditMandateEnd end = new AuditMandateEnd(json.expectType(TYPE).hash("mandate"));
    json.expectSame(end.toJson());
    return end;
  }
}
