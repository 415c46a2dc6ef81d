package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code ledger/history.json} of a bundle: what the log had shown to the world on the way, each
 * with the proof that the bundle's checkpoint extends it; by size.
 */
public record BundleHistory(List<Step> checkpoints) {
  public BundleHistory {
    checkpoints = List.copyOf(checkpoints);
  }

  /**
   * The first published checkpoint that covers an entry of the bundle.
   *
   * @param checkpoint signed note with witness cosignatures
   * @param proof RFC 6962 consistency proof to the bundle's checkpoint; empty for that one itself
   */
  public record Step(String checkpoint, List<Sha256> proof) {
    public Step {
      proof = List.copyOf(proof);
    }

    JsonObject toJson() {
      return JsonObject.builder().put("checkpoint", checkpoint).put("proof", proof).build();
    }

    static Step from(JsonObject json) {
      var step = new Step(json.string("checkpoint"), json.values("proof", Sha256::fromHex));
      json.expectSame(step.toJson());
      return step;
    }
  }

  public JsonObject toJson() {
    return JsonObject.builder().put("checkpoints", checkpoints, Step::toJson).build();
  }

  public static BundleHistory from(JsonObject json) {
    var history = new BundleHistory(json.objects("checkpoints", Step::from));
    json.expectSame(history.toJson());
    return history;
  }
}
