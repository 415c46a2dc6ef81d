package org.opengeps.protocol.message;

import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer grants a {@link CancellationRequest}, knowing the submission and the reason, and not
 * who bid (docs/protocol.md section 8).
 *
 * @param request SHA-256 of the SignedData of the request
 */
public record CancellationGrant(TenderRef tender, String lot, UUID submission, Sha256 request) {
  public static final String TYPE = "opengeps/cancellation-grant/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("submission", submission)
        .put("request", request)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static CancellationGrant from(JsonObject json) {
    var grant =
        new CancellationGrant(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.uuid("submission"),
            json.hash("request"));
    json.expectSame(grant.toJson());
    return grant;
  }
}
