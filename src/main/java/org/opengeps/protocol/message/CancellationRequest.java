package org.opengeps.protocol.message;

import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A bidder asks that its bid be not opened (입찰 취소 신청; 전자조달법 시행령 제5조, docs/protocol.md section 8).
 * Signed with the bidder's certificate. Public from the opening on if it was granted.
 *
 * @param tender the notice version that was read
 * @param statementHash SHA-256 of the SignedData of the bid's statement, as its receipt says it
 */
public record CancellationRequest(
    TenderRef tender, String lot, UUID submission, Sha256 statementHash, Reason reason) {
  public static final String TYPE = "opengeps/cancellation-request/1";

  /** Closed list: a text could name the bidder to whoever grants it. */
  public enum Reason {
    /** An essential part of the bid, such as its amount, was entered wrongly. */
    WRONG_ENTRY
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("submission", submission)
        .put("statementHash", statementHash)
        .put("reason", reason)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static CancellationRequest from(JsonObject json) {
    var request =
        new CancellationRequest(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.uuid("submission"),
            json.hash("statementHash"),
            json.word("reason", Reason.class));
    json.expectSame(request.toJson());
    return request;
  }
}
