package org.opengeps.bid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a bidder signs in the open: which sealed envelope it submits to which notice
 * (docs/protocol.md section 6).
 *
 * @param noticeHash hash of the notice that the bidder read
 * @param envelopeHash SHA-256 of the gated envelope
 * @param files uploaded files
 * @param replaces hash of the statement that this one replaces
 * @param clientTime the bidder's clock; only the server's counts
 */
public record Statement(
    SubmissionId submission,
    EnvelopeRef envelope,
    Sha256 noticeHash,
    Sha256 envelopeHash,
    List<StatedFile> files,
    Optional<Sha256> replaces,
    Instant clientTime) {
  public static final String TYPE = "opengeps/statement/1";

  /**
   * A file named by a statement.
   *
   * @param sha256 hash of the ciphertext
   * @param roundedSize size rounded up to 16,384 bytes
   */
  public record StatedFile(Sha256 sha256, long roundedSize) {
    private static final long STEP = 16_384;

    /** The form of a file of that many bytes in a statement. */
    public static StatedFile of(Sha256 sha256, long size) {
      return new StatedFile(sha256, (size + STEP - 1) / STEP * STEP);
    }

    private JsonObject json() {
      return JsonObject.builder().put("sha256", sha256).put("size", roundedSize).build();
    }
  }

  public Statement {
    files = List.copyOf(files);
  }

  /**
   * Reads the content of a statement's SignedData.
   *
   * @throws JsonFormatException if it is not a canonical statement, naming the member
   */
  public static Statement read(byte[] content) {
    JsonObject json = JsonObject.parseCanonical(content).expectType(TYPE);
    Statement statement =
        new Statement(
            json.value("submission", SubmissionId::parse),
            new EnvelopeRef(
                json.value("tender", TenderRef::parse),
                json.string("lot"),
                json.string("envelope")),
            json.hash("noticeHash"),
            json.hash("envelopeHash"),
            json.objects(
                "files", file -> new StatedFile(file.hash("sha256"), file.integer("size"))),
            Optional.ofNullable(json.hashOrNull("replaces")),
            json.time("clientTime"));
    json.expectSame(statement.json());
    return statement;
  }

  /** The document that is signed. */
  public JsonObject json() {
    return JsonObject.ofType(TYPE)
        .put("submission", submission.value())
        .put("tender", envelope.tender().toString())
        .put("noticeHash", noticeHash)
        .put("lot", envelope.lot())
        .put("envelope", envelope.envelope())
        .put("envelopeHash", envelopeHash)
        .put("files", files, StatedFile::json)
        .put("replaces", replaces.orElse(null))
        .put("clientTime", clientTime)
        .build();
  }
}
