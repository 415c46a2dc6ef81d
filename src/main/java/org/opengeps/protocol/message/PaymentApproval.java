package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A second officer lets a {@link PaymentOrder} go to the bank (docs/protocol.md section 9).
 *
 * @param order hash of the order's JSON, the member {@code paymentOrder}
 */
public record PaymentApproval(TenderRef tender, String lot, Sha256 order) {
  public static final String TYPE = "opengeps/payment-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("paymentOrder", order)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static PaymentApproval from(JsonObject json) {
    var approval =
        new PaymentApproval(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("paymentOrder"));
    json.expectSame(approval.toJson());
    return approval;
  }
}
