package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** What an officer says about a candidate between opening and award. */
public sealed interface RoundMessage permits CandidateScore, RoundAct {
  TenderRef tender();

  String lot();

  /** Hash of the ranking's JSON. */
  Sha256 rankingHash();

  /** The bid of the candidate. */
  UUID submission();

  /** The entered items; none for an annulment. */
  List<Award.Score> scores();

  /** Whether it passes the candidate over instead of scoring it. */
  boolean isAnnulment();

  JsonObject toJson();

  /** The name under which a later act corrects it. */
  default Sha256 hash() {
    return toJson().hash();
  }

  /**
   * @throws JsonFormatException naming the first member that is wrong, or the type that is unknown
   */
  static RoundMessage from(JsonObject json) {
    return json.string("type").equals(RoundAct.TYPE)
        ? RoundAct.from(json)
        : CandidateScore.from(json);
  }
}
