package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A second officer's consent to a {@link TechnicalDecision}.
 *
 * @param decision SHA-256 of the SignedData of the decision
 */
public record TechnicalApproval(TenderRef tender, String lot, Sha256 decision) {
  public static final String TYPE = "opengeps/technical-decision-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("decision", decision)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static TechnicalApproval from(JsonObject json) {
    var approval =
        new TechnicalApproval(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("decision"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
