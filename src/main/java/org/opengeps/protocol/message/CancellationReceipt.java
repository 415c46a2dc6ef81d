package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * What the platform received and when: the fact of a hidden leaf, which names no bidder. Signed by
 * the platform it is the bidder's proof (docs/protocol.md section 8).
 *
 * @param request SHA-256 of the SignedData of the {@link CancellationRequest}
 */
public record CancellationReceipt(
    TenderRef tender,
    String lot,
    UUID submission,
    Sha256 request,
    CancellationRequest.Reason reason,
    Instant receivedAt) {
  public static final String TYPE = "opengeps/cancellation-receipt/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("submission", submission)
        .put("request", request)
        .put("reason", reason)
        .put("receivedAt", receivedAt)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static CancellationReceipt from(JsonObject json) {
    var receipt =
        new CancellationReceipt(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.uuid("submission"),
            json.hash("request"),
            json.word("reason", CancellationRequest.Reason.class),
            json.time("receivedAt"));
    json.expectSame(receipt.toJson());
    return receipt;
  }
}
