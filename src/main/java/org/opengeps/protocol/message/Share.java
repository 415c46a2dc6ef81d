package org.opengeps.protocol.message;

import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The plaintext of an encrypted share: f_dealer(recipient) for one key. Repeats its whole context,
 * so that a ciphertext moved elsewhere is seen.
 */
public record Share(
    UUID ceremony, Sha256 ceremonyHash, int key, int dealer, int recipient, Scalar value) {
  public static final String TYPE = "opengeps/share/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("suite", CeremonyStatement.SUITE)
        .put("ceremony", ceremony)
        .put("ceremonyHash", ceremonyHash)
        .put("key", key)
        .put("dealer", dealer)
        .put("recipient", recipient)
        .put("value", value.hex())
        .build();
  }

  public static Share from(JsonObject json) {
    var share =
        new Share(
            json.expectType(TYPE).uuid("ceremony"),
            json.hash("ceremonyHash"),
            json.count("key"),
            json.count("dealer"),
            json.count("recipient"),
            json.value("value", Scalar::fromHex));
    json.expectSame(share.toJson());
    return share;
  }
}
