package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A second officer's consent to a {@link RoundAct}.
 *
 * @param act SHA-256 of the SignedData of the act
 */
public record RoundActApproval(TenderRef tender, String lot, Sha256 act) {
  public static final String TYPE = "opengeps/round-act-approval/1";

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
  public static RoundActApproval from(JsonObject json) {
    var approval =
        new RoundActApproval(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("lot"),
            json.hash("act"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
