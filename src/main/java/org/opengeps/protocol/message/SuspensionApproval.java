package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A second officer's consent to a {@link Suspension}.
 *
 * @param act SHA-256 of the SignedData of the act
 */
public record SuspensionApproval(TenderRef tender, String lot, Sha256 act) {
  public static final String TYPE = "opengeps/suspension-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("act", act)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static SuspensionApproval from(JsonObject json) {
    var approval =
        new SuspensionApproval(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("act"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
