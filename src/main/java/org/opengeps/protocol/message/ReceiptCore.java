package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * What was received when, and what became of it (docs/protocol.md section 7). Signed by the
 * platform; a hidden leaf of the log.
 *
 * @param statementHash SHA-256 of the statement's SignedData
 * @param receivedAt when the last byte had been read
 * @param code null, or why it was refused
 * @param detail null, or the same for a person
 */
public record ReceiptCore(
    UUID submission,
    TenderRef tender,
    Sha256 noticeHash,
    Slot slot,
    Sha256 statementHash,
    Sha256 envelopeHash,
    Instant receivedAt,
    Outcome outcome,
    String code,
    String detail) {
  public static final String TYPE = "opengeps/receipt-core/1";

  /** What became of a submission at intake. */
  public enum Outcome {
    ACCEPTED,
    /**
     * A check could not be made because a service was down; decided at the opening as of the
     * instant of reception.
     */
    PROVISIONAL,
    REFUSED
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("submission", submission)
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("statementHash", statementHash)
        .put("envelopeHash", envelopeHash)
        .put("receivedAt", receivedAt)
        .put("outcome", outcome)
        .put("code", code)
        .put("detail", detail)
        .build();
  }

  public static ReceiptCore from(JsonObject json) {
    var core =
        new ReceiptCore(
            json.expectType(TYPE).uuid("submission"),
            json.value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.in(json),
            json.hash("statementHash"),
            json.hash("envelopeHash"),
            json.time("receivedAt"),
            json.word("outcome", Outcome.class),
            json.stringOrNull("code"),
            json.stringOrNull("detail"));
    json.expectSame(core.toJson());
    return core;
  }
}
