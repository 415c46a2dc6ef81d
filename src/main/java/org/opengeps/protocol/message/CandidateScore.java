package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * How a candidate was scored (docs/protocol.md section 9). Signed by an evaluator or the
 * contracting officer.
 *
 * @param scores all items but the computed ones
 */
public record CandidateScore(
    TenderRef tender, String lot, Sha256 rankingHash, UUID submission, List<Award.Score> scores)
    implements RoundMessage {
  public static final String TYPE = "opengeps/score/1";

  public CandidateScore {
    scores = List.copyOf(scores);
  }

  @Override
  public boolean isScored() {
    return true;
  }

  @Override
  public JsonObject toJson() {
    return members(TYPE).put("scores", scores, Award.Score::toJson).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static CandidateScore from(JsonObject json) {
    var score =
        new CandidateScore(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("lot"),
            json.hash("rankingHash"),
            json.uuid("submission"),
            json.objects("scores", Award.Score::from));
    json.expectSame(score.toJson());
    return score;
  }
}
