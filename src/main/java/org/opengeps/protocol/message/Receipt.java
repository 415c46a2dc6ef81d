package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * A bidder's proof of reception, complete in itself (docs/protocol.md section 7).
 *
 * @param core the platform's SignedData over a {@link ReceiptCore}
 * @param leaf the hidden leaf and its path in the batch
 * @param batch the log entry that commits to the batch
 * @param inclusion path of the batch entry in the log
 * @param checkpoint signed note with witness cosignatures
 * @param timestamp TimeStampToken over the batch root, or null
 */
public record Receipt(
    byte[] core,
    Leaf leaf,
    Batch batch,
    List<Sha256> inclusion,
    String checkpoint,
    byte[] timestamp) {
  public static final String TYPE = "opengeps/receipt/1";

  public Receipt {
    inclusion = List.copyOf(inclusion);
  }

  /**
   * A salted leaf of a batch.
   *
   * @param index position in the batch, from 0
   */
  public record Leaf(Sha256 salt, int index, List<Sha256> path) {
    JsonObject toJson() {
      return JsonObject.builder().put("salt", salt).put("index", index).put("path", path).build();
    }

    static Leaf from(JsonObject json) {
      var leaf =
          new Leaf(json.hash("salt"), json.count("index"), json.values("path", Sha256::fromHex));
      json.expectSame(leaf.toJson());
      return leaf;
    }
  }

  /**
   * A batch as the log knows it.
   *
   * @param entry canonical JSON of the log entry
   * @param index position in the log
   * @param size how many leaves, dummies included
   */
  public record Batch(byte[] entry, long index, int size, Sha256 root) {
    JsonObject toJson() {
      return JsonObject.builder()
          .putBytes("entry", entry)
          .put("index", Long.toString(index))
          .put("size", size)
          .put("root", root)
          .build();
    }

    static Batch from(JsonObject json) {
      var batch =
          new Batch(
              json.bytes("entry"),
              json.value("index", Long::parseLong),
              json.count("size"),
              json.hash("root"));
      json.expectSame(batch.toJson());
      return batch;
    }
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .putBytes("core", core)
        .put("leaf", leaf.toJson())
        .put("batch", batch.toJson())
        .put("inclusion", inclusion)
        .put("checkpoint", checkpoint)
        .putBytes("timestamp", timestamp)
        .build();
  }

  public static Receipt from(JsonObject json) {
    var receipt =
        new Receipt(
            json.expectType(TYPE).bytes("core"),
            Leaf.from(json.object("leaf")),
            Batch.from(json.object("batch")),
            json.values("inclusion", Sha256::fromHex),
            json.string("checkpoint"),
            json.bytesOrNull("timestamp"));
    json.expectSame(receipt.toJson());
    return receipt;
  }
}
