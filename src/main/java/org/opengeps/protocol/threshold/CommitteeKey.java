package org.opengeps.protocol.threshold;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonObject;

/**
 * One public key of a committee, as it stands in a notice (docs/protocol.md sections 4 and 5).
 *
 * @param id 32 hexadecimal digits, follows from the other members
 * @param ceremony the ceremony that made it
 * @param ceremonyHash hash of the ceremony's statement
 * @param transcriptHash hash over all round 1 messages
 * @param number number of the key within its ceremony, from 1
 * @param k how many members open
 * @param n how many members there are
 * @param y the public key Y
 * @param verificationKeys Y_1 to Y_n: what each member's partials are checked against
 */
public record CommitteeKey(
    String id,
    UUID ceremony,
    Sha256 ceremonyHash,
    Sha256 transcriptHash,
    int number,
    int k,
    int n,
    Point y,
    List<Point> verificationKeys) {
  private static final int ID_DIGITS = 32;

  public CommitteeKey {
    verificationKeys = List.copyOf(verificationKeys);
    if (k < 1 || k > n || n != verificationKeys.size()) {
      throw new IllegalArgumentException(
          "k, n and the verification keys do not fit: "
              + k
              + ", "
              + n
              + ", "
              + verificationKeys.size());
    }
    String expected = id(ceremonyHash, transcriptHash, number, y);
    if (!id.equals(expected)) {
      throw new IllegalArgumentException("key id " + id + " instead of " + expected);
    }
  }

  /** The id that follows from the key's origin and value. */
  public static String id(Sha256 ceremonyHash, Sha256 transcriptHash, int number, Point y) {
    return TaggedHash.tag("opengeps/key/1")
        .add(ceremonyHash)
        .add(transcriptHash)
        .addU32(number)
        .add(y.bytes())
        .hash()
        .hex()
        .substring(0, ID_DIGITS);
  }

  /**
   * @param member index from 1
   */
  public Point verificationKey(int member) {
    return verificationKeys.get(member - 1);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("id", id)
        .put("ceremony", ceremony)
        .put("ceremonyHash", ceremonyHash)
        .put("transcriptHash", transcriptHash)
        .put("number", number)
        .put("k", k)
        .put("n", n)
        .put("y", y.hex())
        .put("verificationKeys", verificationKeys, Point::hex)
        .build();
  }

  public static CommitteeKey from(JsonObject json) {
    try {
      var key =
          new CommitteeKey(
              json.string("id"),
              json.uuid("ceremony"),
              json.hash("ceremonyHash"),
              json.hash("transcriptHash"),
              json.count("number"),
              json.count("k"),
              json.count("n"),
              json.value("y", Point::fromHex),
              json.values("verificationKeys", Point::fromHex));
      json.expectSame(key.toJson());
      return key;
    } catch (org.opengeps.protocol.json.JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw json.wrong("id", e.getMessage());
    }
  }
}
