package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/**
 * Who gets the contract. Signed by the contracting officer.
 *
 * @param rankingHash hash of the ranking's JSON
 * @param total sum of the scores, those of a field counted up to its maximum; text with the
 *     decimals of the rule set
 * @param acts everything that was signed in the round
 */
public record Award(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    UUID submission,
    String supplier,
    Money amount,
    List<Score> scores,
    String total,
    ActsRoot acts,
    Instant decidedAt,
    Result result) {
  public static final String TYPE = "opengeps/award/1";

  public Award {
    scores = List.copyOf(scores);
  }

  /** How far the decision has come. */
  public enum Result {
    AWARD_INTENDED,
    AWARDED
  }

  /**
   * One item of a sheet; score and maximum are texts such as {@code 29.5}, the score below zero
   * where the item takes points.
   */
  public record Score(String item, String score, String maximum) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("item", item)
          .put("score", score)
          .put("maximum", maximum)
          .build();
    }

    public static Score from(JsonObject json) {
      var score = new Score(json.string("item"), json.string("score"), json.string("maximum"));
      json.expectSame(score.toJson());
      return score;
    }
  }

  public JsonObject toJson() {
    return acts.in(
            JsonObject.ofType(TYPE)
                .put("tender", tender.toString())
                .put("lot", lot)
                .put("rankingHash", rankingHash)
                .put("submission", submission)
                .put("supplier", supplier)
                .put("currency", amount.currency())
                .put("amount", amount)
                .put("scores", scores, Score::toJson)
                .put("total", total))
        .put("decidedAt", decidedAt)
        .put("result", result)
        .build();
  }

  public static Award from(JsonObject json) {
    var award =
        new Award(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("lot"),
            json.hash("rankingHash"),
            json.uuid("submission"),
            json.string("supplier"),
            json.value("amount", Currencies.in(json, "currency")::read),
            json.objects("scores", Score::from),
            json.string("total"),
            ActsRoot.from(json),
            json.time("decidedAt"),
            json.word("result", Result.class));
    json.expectSame(award.toJson());
    return award;
  }
}
