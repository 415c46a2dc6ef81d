package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;

/**
 * A member's partials on the canaries of a rehearsal.
 *
 * @param session fresh for every rehearsal
 * @param member index from 1
 */
public record Rehearsal(
    UUID ceremony,
    Sha256 ceremonyHash,
    Sha256 transcriptHash,
    UUID session,
    int member,
    List<Answer> keys) {
  public static final String TYPE = "opengeps/rehearsal/1";

  public Rehearsal {
    keys = List.copyOf(keys);
  }

  /**
   * @param number number of the key
   * @param value share times the canary point
   */
  public record Answer(int number, Point value, ListProof proof) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("number", number)
          .put("value", value.hex())
          .put("proof", proof.hex())
          .build();
    }

    static Answer from(JsonObject json) {
      var answer =
          new Answer(
              json.count("number"),
              json.value("value", Point::fromHex),
              json.value("proof", ListProof::fromHex));
      json.expectSame(answer.toJson());
      return answer;
    }
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("ceremony", ceremony)
        .put("ceremonyHash", ceremonyHash)
        .put("transcriptHash", transcriptHash)
        .put("session", session)
        .put("member", member)
        .put("keys", keys, Answer::toJson)
        .build();
  }

  public static Rehearsal from(JsonObject json) {
    var rehearsal =
        new Rehearsal(
            json.expectType(TYPE).uuid("ceremony"),
            json.hash("ceremonyHash"),
            json.hash("transcriptHash"),
            json.uuid("session"),
            json.count("member"),
            json.objects("keys", Answer::from));
    json.expectSame(rehearsal.toJson());
    return rehearsal;
  }
}
