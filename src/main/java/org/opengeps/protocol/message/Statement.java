package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a bidder hands in for a lot: the hashes of all its sealed envelopes and of their sealed
 * files (docs/protocol.md section 6).
 *
 * @param submission made by the client
 * @param noticeHash the notice the bid was sealed for
 * @param envelopes exactly those of the lot, in the order of the notice
 * @param replaces null, or SHA-256 of the SignedData of the statement that this one replaces
 * @param clientTime the client's clock; proves nothing
 */
public record Statement(
    UUID submission,
    TenderRef tender,
    Sha256 noticeHash,
    String lot,
    List<Sealed> envelopes,
    Sha256 replaces,
    Instant clientTime) {
  public static final String TYPE = "opengeps/statement/1";

  public Statement {
    envelopes = List.copyOf(envelopes);
  }

  /**
   * One sealed envelope.
   *
   * @param envelope {@code price} or {@code technical}
   * @param sha256 of the gated envelope
   * @param files that belong to it
   */
  public record Sealed(String envelope, Sha256 sha256, List<FileReference> files) {
    public Sealed {
      files = List.copyOf(files);
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("envelope", envelope)
          .put("sha256", sha256)
          .put("files", files, FileReference::toJson)
          .build();
    }

    static Sealed from(JsonObject json) {
      var read =
          new Sealed(
              Slot.envelopeIn(json),
              json.hash("sha256"),
              json.objects("files", FileReference::from));
      json.expectSame(read.toJson());
      return read;
    }
  }

  /** The envelope of that name. */
  public Optional<Sealed> find(String envelope) {
    return envelopes.stream().filter(one -> one.envelope.equals(envelope)).findFirst();
  }

  /** The hashes of the envelopes, in their order. */
  public List<EnvelopeHash> hashes() {
    return envelopes.stream().map(one -> new EnvelopeHash(one.envelope, one.sha256)).toList();
  }

  /**
   * Whether the files of an envelope tell no more than their size classes, as those that belong to
   * the price must: those of a lot's last envelope.
   */
  public boolean hidesSizes(String envelope) {
    return find(envelope).stream()
        .flatMap(one -> one.files.stream())
        .allMatch(file -> PaddedFile.isSizeClass(file.size));
  }

  /** The files of all envelopes. */
  public List<FileReference> files() {
    return envelopes.stream().flatMap(one -> one.files.stream()).toList();
  }

  /**
   * An uploaded, encrypted file.
   *
   * @param sha256 of the ciphertext
   * @param size of the ciphertext in bytes, rounded up to a multiple of 16384, of a file that
   *     belongs to the price to a power of two, so that it tells less
   */
  public record FileReference(Sha256 sha256, long size) {
    /** Sizes are rounded up to multiples of this. */
    public static final long STEP = 16_384;

    /** With the size rounded up. */
    public static FileReference rounded(Sha256 sha256, long bytes) {
      return new FileReference(sha256, (bytes + STEP - 1) / STEP * STEP);
    }

    /**
     * With the size rounded up.
     *
     * @param ofPrice whether the file belongs to the price, and is padded
     */
    public static FileReference rounded(Sha256 sha256, long bytes, boolean ofPrice) {
      return ofPrice
          ? new FileReference(sha256, PaddedFile.sizeClass(bytes))
          : rounded(sha256, bytes);
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
    return JsonObject.ofType(TYPE)
        .put("submission", submission)
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("lot", lot)
        .put("envelopes", envelopes, Sealed::toJson)
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
            Slot.lotIn(json),
            json.objects("envelopes", Sealed::from),
            json.hashOrNull("replaces"),
            json.time("clientTime"));
    json.expectSame(statement.toJson());
    return statement;
  }
}
