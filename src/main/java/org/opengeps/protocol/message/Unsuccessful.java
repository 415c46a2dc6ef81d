package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * That nobody gets the contract (유찰; {@code unsuccessful} in OCDS): every candidate was examined,
 * and none qualified. Signed by an officer who scored none of them.
 *
 * @param rankingHash hash of the ranking's JSON
 * @param examined every candidate, in the order of the ranking
 * @param acts everything that was signed in the round
 */
public record Unsuccessful(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    List<Examined> examined,
    ActsRoot acts,
    Instant decidedAt) {
  public static final String TYPE = "opengeps/unsuccessful/1";

  public Unsuccessful {
    examined = List.copyOf(examined);
  }

  /**
   * A candidate who does not win.
   *
   * @param total sum of the scores in force, text such as {@code 83.84}; null if passed over
   */
  public record Examined(UUID submission, String total) {
    JsonObject toJson() {
      return JsonObject.builder().put("submission", submission).put("total", total).build();
    }

    static Examined from(JsonObject json) {
      var examined = new Examined(json.uuid("submission"), json.stringOrNull("total"));
      json.expectSame(examined.toJson());
      return examined;
    }
  }

  public JsonObject toJson() {
    return acts.in(
            JsonObject.ofType(TYPE)
                .put("tender", tender.toString())
                .put("lot", lot)
                .put("rankingHash", rankingHash)
                .put("examined", examined, Examined::toJson))
        .put("decidedAt", decidedAt)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Unsuccessful from(JsonObject json) {
    var decision =
        new Unsuccessful(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("lot"),
            json.hash("rankingHash"),
            json.objects("examined", Examined::from),
            ActsRoot.from(json),
            json.time("decidedAt"));
    json.expectSame(decision.toJson());
    return decision;
  }
}
