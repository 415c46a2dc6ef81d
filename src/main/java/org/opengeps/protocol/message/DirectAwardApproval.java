package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/direct-award-approval/1} (docs/protocol.md section 13): a second officer approves
 * a purchase on one quote.
 *
 * @param directAward SHA-256 of the SignedData of the {@link DirectAward}
 */
public record DirectAwardApproval(Sha256 directAward) {
  public static final String TYPE = "opengeps/direct-award-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("directAward", directAward).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static DirectAwardApproval from(JsonObject json) {
    var approval = new DirectAwardApproval(json.expectType(TYPE).hash("directAward"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
