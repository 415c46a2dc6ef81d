package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A wrong {@link Claim} goes back to the supplier, whose next one starts the time anew (지방계약법 시행령
 * 제67조; docs/protocol.md section 9). Signed by an officer.
 *
 * @param claim hash of the claim's JSON
 * @param reason in words, Korean
 */
public record ClaimReturn(TenderRef tender, String lot, Sha256 claim, String reason) {
  public static final String TYPE = "opengeps/claim-return/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("claim", claim)
        .put("reason", reason)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static ClaimReturn from(JsonObject json) {
    var back =
        new ClaimReturn(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("claim"),
            json.string("reason"));
    json.expectSame(back.toJson());
    return back;
  }
}
