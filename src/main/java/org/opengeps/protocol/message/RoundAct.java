package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer's wish to change what a round rests on (docs/protocol.md section 9). It counts once
 * another officer has signed a {@link RoundActApproval} of it.
 *
 * @param of hash of the score, or of the correction, that is corrected; null for an annulment
 * @param scores all entered items as they should be; none for an annulment
 * @param reason public with the award
 */
public record RoundAct(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    Kind act,
    UUID submission,
    Sha256 of,
    List<Award.Score> scores,
    LocalText reason)
    implements RoundMessage {
  public static final String TYPE = "opengeps/round-act/1";

  public RoundAct {
    scores = List.copyOf(scores);
  }

  /** What it does. */
  public enum Kind {
    /** Takes the place of a score. */
    CORRECT,
    /** Passes the candidate over, whatever it scores. */
    ANNUL
  }

  @Override
  public boolean isScored() {
    return act == Kind.CORRECT;
  }

  @Override
  public JsonObject toJson() {
    return members(TYPE)
        .put("act", act)
        .put("of", of)
        .put("scores", scores, Award.Score::toJson)
        .put("reason", reason.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static RoundAct from(JsonObject json) {
    var act =
        new RoundAct(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("lot"),
            json.hash("rankingHash"),
            json.word("act", Kind.class),
            json.uuid("submission"),
            json.hashOrNull("of"),
            json.objects("scores", Award.Score::from),
            LocalText.from(json.object("reason")));
    boolean corrects = act.act == Kind.CORRECT;
    if (corrects == (act.of == null)) {
      throw json.wrong("of", "stands if and only if something is corrected");
    }
    if (corrects == act.scores.isEmpty()) {
      throw json.wrong("scores", "stand if and only if something is corrected");
    }
    json.expectSame(act.toJson());
    return act;
  }
}
