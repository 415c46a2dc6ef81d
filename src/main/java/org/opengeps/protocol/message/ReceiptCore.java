package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * What was received when, and what became of it (docs/protocol.md section 7). Signed by the
 * platform; a hidden leaf of the log.
 *
 * @param statementHash SHA-256 of the statement's SignedData
 * @param signed {@link org.opengeps.protocol.cms.SignedDocument#signed} of the statement; null in
 *     receipts of earlier versions
 * @param envelopes the bytes of all envelopes, in the order of the statement
 * @param receivedAt when the last byte had been read
 * @param refusal null, or why it was refused
 */
public record ReceiptCore(
    UUID submission,
    TenderRef tender,
    Sha256 noticeHash,
    String lot,
    Sha256 statementHash,
    Sha256 signed,
    List<EnvelopeHash> envelopes,
    Instant receivedAt,
    Outcome outcome,
    Refusal refusal) {
  public static final String TYPE = "opengeps/receipt-core/1";

  public ReceiptCore {
    envelopes = List.copyOf(envelopes);
  }

  /** The bytes of one envelope. */
  public Optional<Sha256> envelopeHash(String envelope) {
    return envelopes.stream()
        .filter(one -> one.envelope().equals(envelope))
        .map(EnvelopeHash::sha256)
        .findFirst();
  }

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
    JsonBuilder json = JsonObject.ofType(TYPE);
    if (signed != null) {
      json.put("signed", signed);
    }
    return json.put("submission", submission)
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("statementHash", statementHash)
        .put("lot", lot)
        .put("envelopes", envelopes, EnvelopeHash::toJson)
        .put("receivedAt", receivedAt)
        .put("outcome", outcome)
        .put("refusal", refusal == null ? null : RefusalJson.of(refusal))
        .build();
  }

  /**
   * Whether it is about what was signed here, in this or another encoding of the same signature.
   */
  public boolean isAbout(SignedDocument statement) {
    return signed == null
        ? statementHash.equals(statement.hash())
        : signed.equals(statement.signed());
  }

  public static ReceiptCore from(JsonObject json) {
    var core =
        new ReceiptCore(
            json.expectType(TYPE).uuid("submission"),
            json.value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.lotIn(json),
            json.hash("statementHash"),
            json.has("signed") ? json.hash("signed") : null,
            json.objects("envelopes", EnvelopeHash::from),
            json.time("receivedAt"),
            json.word("outcome", Outcome.class),
            json.isNull("refusal") ? null : RefusalJson.from(json.object("refusal")));
    json.expectSame(core.toJson());
    return core;
  }
}
