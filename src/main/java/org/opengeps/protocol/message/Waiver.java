package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A candidate whose turn it is does not want the contract (docs/protocol.md section 9). Signed by
 * the bidder itself; it gives no reason.
 */
public record Waiver(TenderRef tender, String lot, Sha256 rankingHash, UUID submission)
    implements RoundMessage {
  public static final String TYPE = "opengeps/waiver/1";

  @Override
  public List<Award.Score> scores() {
    return List.of();
  }

  @Override
  public boolean isScored() {
    return false;
  }

  @Override
  public JsonObject toJson() {
    return members(TYPE).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Waiver from(JsonObject json) {
    var waiver =
        new Waiver(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("rankingHash"),
            json.uuid("submission"));
    json.expectSame(waiver.toJson());
    return waiver;
  }
}
