package org.opengeps.bid;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * What came in when, and what was decided: signed by the platform, a hidden leaf of the log, and
 * for what is sealed a leaf of the closing set (docs/protocol.md section 7). It names no bidder.
 *
 * @param statementHash SHA-256 of the statement's SignedData
 * @param refusal why, if refused
 */
public record ReceiptCore(
    SubmissionId submission,
    EnvelopeRef envelope,
    Sha256 noticeHash,
    Sha256 statementHash,
    Sha256 envelopeHash,
    Instant receivedAt,
    Outcome outcome,
    Optional<Refusal> refusal) {
  public static final String TYPE = "opengeps/receipt-core/1";

  public ReceiptCore {
    if ((outcome == Outcome.REFUSED) != refusal.isPresent()) {
      throw new IllegalArgumentException("a refused bid, and only that, has a refusal");
    }
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException if it is not a canonical receipt core
   */
  public static ReceiptCore read(byte[] content) {
    JsonObject json = JsonObject.parseCanonical(content).expectType(TYPE);
    Outcome outcome = json.value("outcome", Outcome::ofWord);
    ReceiptCore core =
        new ReceiptCore(
            json.value("submission", SubmissionId::parse),
            new EnvelopeRef(
                json.value("tender", org.opengeps.kernel.TenderRef::parse),
                json.string("lot"),
                json.string("envelope")),
            json.hash("noticeHash"),
            json.hash("statementHash"),
            json.hash("envelopeHash"),
            json.time("receivedAt"),
            outcome,
            outcome == Outcome.REFUSED
                ? Optional.of(new Refusal(json.string("code"), json.string("detail")))
                : Optional.empty());
    json.expectSame(core.json());
    return core;
  }

  /** The document that the platform signs. */
  public JsonObject json() {
    return JsonObject.ofType(TYPE)
        .put("submission", submission.value())
        .put("tender", envelope.tender().toString())
        .put("noticeHash", noticeHash)
        .put("lot", envelope.lot())
        .put("envelope", envelope.envelope())
        .put("statementHash", statementHash)
        .put("envelopeHash", envelopeHash)
        .put("receivedAt", receivedAt)
        .put("outcome", outcome)
        .put("code", refusal.map(Refusal::code).orElse(null))
        .put("detail", refusal.map(Refusal::detail).orElse(null))
        .build();
  }
}
