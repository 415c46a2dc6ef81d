package org.opengeps.protocol.message;

import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * A member's word on the transcript of a ceremony.
 *
 * @param member index from 1
 * @param reason null, or what was wrong
 */
public record Round2(
    UUID ceremony,
    Sha256 ceremonyHash,
    int member,
    Sha256 transcriptHash,
    Word verdict,
    String reason) {
  public static final String TYPE = "opengeps/ceremony-round2/1";

  /** Any complaint burns all keys of the ceremony. */
  public enum Word {
    ACCEPT,
    COMPLAINT
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("ceremony", ceremony)
        .put("ceremonyHash", ceremonyHash)
        .put("member", member)
        .put("transcriptHash", transcriptHash)
        .put("verdict", verdict)
        .put("reason", reason)
        .build();
  }

  public static Round2 from(JsonObject json) {
    var round =
        new Round2(
            json.expectType(TYPE).uuid("ceremony"),
            json.hash("ceremonyHash"),
            json.count("member"),
            json.hash("transcriptHash"),
            json.word("verdict", Word.class),
            json.stringOrNull("reason"));
    json.expectSame(round.toJson());
    return round;
  }
}
