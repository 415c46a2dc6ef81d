package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/mandate-approval/1} (docs/protocol.md section 13): a second person of the
 * oversight body puts a mandate into force.
 *
 * @param mandate SHA-256 of the SignedData of the {@link AuditMandate}
 */
public record AuditMandateApproval(Sha256 mandate) {
  public static final String TYPE = "opengeps/mandate-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("mandate", mandate).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static AuditMandateApproval from(JsonObject json) {
    AuditMandateApproval approval = new AuditMandateApproval(json.expectType(TYPE).hash("mandate"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
