package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * That a read of a bid stands in the log: what its bidder is given, complete in itself as a {@link
 * Receipt} is.
 *
 * @param fact canonical {@link BidRead}
 * @param leaf the hidden leaf and its path in the batch
 * @param batch the log entry that commits to the batch
 * @param inclusion path of the batch entry in the log
 * @param checkpoint signed note with witness cosignatures
 * @param timestamp TimeStampToken over the batch root, or null
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares proofs
public record BidReadProof(
    byte[] fact,
    Receipt.Leaf leaf,
    Receipt.Batch batch,
    List<Sha256> inclusion,
    String checkpoint,
    byte[] timestamp) {
  public static final String TYPE = "opengeps/bid-read-proof/1";

  public BidReadProof {
    inclusion = List.copyOf(inclusion);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .putBytes("fact", fact)
        .put("leaf", leaf.toJson())
        .put("batch", batch.toJson())
        .put("inclusion", inclusion)
        .put("checkpoint", checkpoint)
        .putBytes("timestamp", timestamp)
        .build();
  }

  public static BidReadProof from(JsonObject json) {
    var proof =
        new BidReadProof(
            json.expectType(TYPE).bytes("fact"),
            Receipt.Leaf.from(json.object("leaf")),
            Receipt.Batch.from(json.object("batch")),
            json.values("inclusion", Sha256::fromHex),
            json.string("checkpoint"),
            json.bytesOrNull("timestamp"));
    json.expectSame(proof.toJson());
    return proof;
  }
}
