package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/sanction-approval/1} (docs/protocol.md section 13): a second officer of the same
 * authority puts a debarment into force.
 *
 * @param sanction SHA-256 of the SignedData of the {@link Sanction}
 */
public record SanctionApproval(Sha256 sanction) {
  public static final String TYPE = "opengeps/sanction-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("sanction", sanction).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static SanctionApproval from(JsonObject json) {
    SanctionApproval approval = new SanctionApproval(json.expectType(TYPE).hash("sanction"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
