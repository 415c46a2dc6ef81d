package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * An overseer's consent to a declared outage.
 *
 * @param declaration SHA-256 of the SignedData of the declaration
 */
public record OutageApproval(Sha256 declaration) {
  public static final String TYPE = "opengeps/outage-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("declaration", declaration).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static OutageApproval from(JsonObject json) {
    var approval = new OutageApproval(json.expectType(TYPE).hash("declaration"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
