package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A candidate answers what it was asked for (docs/protocol.md section 9): with the points that it
 * claims by its own reckoning (자기심사표), and what proves them. Signed by the bidder itself.
 *
 * @param request hash of the {@link CandidateRequest} that it answers
 * @param scores all entered items of the sheet
 * @param evidence what proves the points, in the bidder's words; may be empty
 */
public record SelfScore(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    UUID submission,
    Sha256 request,
    List<Award.Score> scores,
    String evidence)
    implements RoundMessage {
  public static final String TYPE = "opengeps/self-score/1";

  public SelfScore {
    scores = List.copyOf(scores);
  }

  @Override
  public boolean isScored() {
    return true;
  }

  @Override
  public JsonObject toJson() {
    return members(TYPE)
        .put("request", request)
        .put("scores", scores, Award.Score::toJson)
        .put("evidence", evidence)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static SelfScore from(JsonObject json) {
    var answer =
        new SelfScore(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("rankingHash"),
            json.uuid("submission"),
            json.hash("request"),
            json.objects("scores", Award.Score::from),
            json.string("evidence"));
    json.expectSame(answer.toJson());
    return answer;
  }
}
