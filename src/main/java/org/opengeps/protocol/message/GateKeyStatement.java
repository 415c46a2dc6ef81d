package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Publishes the private part of the gate key, after CLOSE and at the opening time (docs/protocol.md
 * section 8).
 */
public record GateKeyStatement(
    TenderRef tender, Slot slot, Sha256 closeHash, Scalar privateKey, Point publicKey) {
  public static final String TYPE = "opengeps/gate-key/1";

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("closeHash", closeHash)
        .put("private", privateKey.hex())
        .put("public", publicKey.hex())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException also if the two keys are not a pair
   */
  public static GateKeyStatement from(JsonObject json) {
    var gate =
        new GateKeyStatement(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.in(json),
            json.hash("closeHash"),
            json.value("private", Scalar::fromHex),
            json.value("public", Point::fromHex));
    if (!Point.base(gate.privateKey).equals(gate.publicKey)) {
      throw json.wrong("private", "does not belong to the public key");
    }
    json.expectSame(gate.toJson());
    return gate;
  }
}
