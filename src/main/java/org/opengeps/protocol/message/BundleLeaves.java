package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/** {@code ledger/leaves.json} of a bundle: the hidden leaves of a tender, shown. */
public record BundleLeaves(List<Leaf> leaves) {
  public BundleLeaves {
    leaves = List.copyOf(leaves);
  }

  /**
   * A hidden leaf with its path to the root of its batch.
   *
   * @param batch index of the batch's entry in the log; in JSON a text
   * @param kind of the fact: {@code reception}
   * @param index position in the batch, from 0
   * @param fact canonical JSON of the fact
   */
  public record Leaf(
      long batch, Sha256 salt, String kind, int index, List<Sha256> path, byte[] fact) {
    public Leaf {
      path = List.copyOf(path);
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("batch", Long.toString(batch))
          .put("salt", salt)
          .put("kind", kind)
          .put("index", index)
          .put("path", path)
          .putBytes("fact", fact)
          .build();
    }

    static Leaf from(JsonObject json) {
      var leaf =
          new Leaf(
              json.value("batch", Long::parseLong),
              json.hash("salt"),
              json.string("kind"),
              json.count("index"),
              json.values("path", Sha256::fromHex),
              json.bytes("fact"));
      json.expectSame(leaf.toJson());
      return leaf;
    }
  }

  /** Facts of one kind. */
  public List<byte[]> ofKind(String kind) {
    return leaves.stream().filter(leaf -> leaf.kind().equals(kind)).map(Leaf::fact).toList();
  }

  public JsonObject toJson() {
    return JsonObject.builder().put("leaves", leaves, Leaf::toJson).build();
  }

  public static BundleLeaves from(JsonObject json) {
    var leaves = new BundleLeaves(json.objects("leaves", Leaf::from));
    json.expectSame(leaves.toJson());
    return leaves;
  }
}
