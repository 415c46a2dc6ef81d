package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a bidder hands in: the hash of the sealed envelope and of the sealed files (docs/protocol.md
 * section 6).
 *
 * @param submission made by the client
 * @param noticeHash the notice the bid was sealed for
 * @param envelopeHash hash of the gated envelope
 * @param replaces null, or SHA-256 of the SignedData of the statement that this one replaces
 * @param clientTime the client's clock; proves nothing
 */
public record Statement(
    UUID submission,
    TenderRef tender,
    Sha256 noticeHash,
    Slot slot,
    Sha256 envelopeHash,
    List<FileReference> files,
    Sha256 replaces,
    Instant clientTime) {
  public static final String TYPE = "opengeps/statement/1";

  public Statement {
    files = List.copyOf(files);
  }

  /**
   * An uploaded, encrypted file.
   *
   * @param sha256 of the ciphertext
   * @param size of the ciphertext in bytes, rounded up to a multiple of 16384, so that it tells
   *     less
   */
  public record FileReference(Sha256 sha256, long size) {
    /** Sizes are rounded up to multiples of this. */
    public static final long STEP = 16_384;

    /** With the size rounded up. */
    public static FileReference rounded(Sha256 sha256, long bytes) {
      return new FileReference(sha256, (bytes + STEP - 1) / STEP * STEP);
    }

    public JsonObject toJson() {
      return JsonObject.builder().put("sha256", sha256).put("size", size).build();
    }

    static FileReference from(JsonObject json) {
      var file = new FileReference(json.hash("sha256"), json.integer("size"));
      if (file.size < 0 || file.size % STEP != 0) {
        throw json.wrong("size", "not rounded up to a multiple of " + STEP);
      }
      json.expectSame(file.toJson());
      return file;
    }
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("submission", submission)
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("envelopeHash", envelopeHash)
        .put("files", files, FileReference::toJson)
        .put("replaces", replaces)
        .put("clientTime", clientTime)
        .build();
  }

  public static Statement from(JsonObject json) {
    var statement =
        new Statement(
            json.expectType(TYPE).uuid("submission"),
            json.value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.in(json),
            json.hash("envelopeHash"),
            json.objects("files", FileReference::from),
            json.hashOrNull("replaces"),
            json.time("clientTime"));
    json.expectSame(statement.toJson());
    return statement;
  }
}
