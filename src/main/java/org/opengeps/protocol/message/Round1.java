package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Point;

/**
 * A dealer's contribution to every key of a ceremony (docs/protocol.md section 4).
 *
 * @param dealer member index from 1
 */
public record Round1(UUID ceremony, Sha256 ceremonyHash, int dealer, List<DealtKey> keys) {
  public static final String TYPE = "opengeps/ceremony-round1/1";

  public Round1 {
    keys = List.copyOf(keys);
  }

  /**
   * @param number number of the key, from 1
   * @param commitments k points C_0 to C_(k-1)
   * @param possession proof that the dealer knows the discrete logarithm of C_0
   * @param shares n AuthEnvelopedData, one for each member, of a {@link Share}
   */
  public record DealtKey(
      int number, List<Point> commitments, KnowledgeProof possession, List<byte[]> shares) {
    public DealtKey {
      commitments = List.copyOf(commitments);
      shares = List.copyOf(shares);
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("number", number)
          .put("commitments", commitments, Point::hex)
          .put("possession", possession.hex())
          .put("shares", shares, JsonValues::base64Of)
          .build();
    }

    static DealtKey from(JsonObject json) {
      var key =
          new DealtKey(
              json.count("number"),
              json.values("commitments", Point::fromHex),
              json.value("possession", KnowledgeProof::fromHex),
              json.values("shares", text -> java.util.Base64.getDecoder().decode(text)));
      json.expectSame(key.toJson());
      return key;
    }
  }

  public DealtKey key(int number) {
    return keys.get(number - 1);
  }

  public JsonObject toJson() {
    JsonBuilder json = JsonObject.ofType(TYPE);
    return json.put("ceremony", ceremony)
        .put("ceremonyHash", ceremonyHash)
        .put("dealer", dealer)
        .put("keys", keys, DealtKey::toJson)
        .build();
  }

  public static Round1 from(JsonObject json) {
    var round =
        new Round1(
            json.expectType(TYPE).uuid("ceremony"),
            json.hash("ceremonyHash"),
            json.count("dealer"),
            json.objects("keys", DealtKey::from));
    json.expectSame(round.toJson());
    return round;
  }
}
