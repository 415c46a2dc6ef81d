package org.opengeps.protocol.log;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * An entry of the log (docs/protocol.md section 10). A public fact is an entry of its own, of the
 * kind of its event: {@code notice-published}, {@code tender-closed}, {@code gate-key-published}
 * and so on. All secret facts of one heartbeat are the leaves of one entry of kind {@code batch}.
 *
 * @param subject what it is about: a tender reference, a ceremony id; the number of a batch
 * @param document hash of the document that the entry commits to, or null
 * @param data small public members, texts only except in a batch
 */
public record LedgerEntry(
    String kind, String subject, Instant at, Sha256 document, JsonObject data) {
  public static final String TYPE = "opengeps/entry/1";

  /** Kind of the entries whose root covers hidden leaves. */
  public static final String BATCH = "batch";

  /**
   * Reads an entry strictly: anything that {@link #canonical()} would not write is refused.
   *
   * @throws org.opengeps.protocol.json.JsonFormatException if it is not a canonical entry
   */
  public static LedgerEntry parse(byte[] canonical) {
    JsonObject json = JsonObject.parseCanonical(canonical).expectType(TYPE);
    var entry =
        new LedgerEntry(
            json.string("kind"),
            json.string("subject"),
            json.time("at"),
            json.hashOrNull("document"),
            json.object("data"));
    json.expectSame(entry.json());
    return entry;
  }

  private JsonObject json() {
    return JsonObject.ofType(TYPE)
        .put("kind", kind)
        .put("subject", subject)
        .put("at", at)
        .put("document", document)
        .put("data", data)
        .build();
  }

  public byte[] canonical() {
    return json().canonical();
  }

  public boolean isBatch() {
    return kind.equals(BATCH);
  }

  /** The entry of a batch. */
  public static LedgerEntry of(BatchHead batch, Instant at) {
    JsonObject data =
        JsonObject.builder()
            .put("number", batch.number())
            .put("size", batch.size())
            .put("root", batch.root())
            .build();
    return new LedgerEntry(BATCH, Long.toString(batch.number()), at, null, data);
  }

  /**
   * What a batch entry says.
   *
   * @throws org.opengeps.protocol.json.JsonFormatException if this is no batch
   */
  public BatchHead batch() {
    if (!isBatch()) {
      throw data.wrong("number", "the entry is a " + kind + ", not a batch");
    }
    return new BatchHead(data.integer("number"), data.count("size"), data.hash("root"));
  }

  /**
   * Number, size and root of a batch.
   *
   * @param number counts batches from 0
   * @param size leaves, dummies included: {@link HiddenLeaf#BATCH} in every batch of this engine
   * @param root RFC 6962 root over the leaf values
   */
  public record BatchHead(long number, int size, Sha256 root) {}

  /** Whether it is about that lot, or about all lots of its tender alike. */
  public boolean isAbout(String lot) {
    return !data.has("lot") || lot.equals(data.raw("lot"));
  }
}
