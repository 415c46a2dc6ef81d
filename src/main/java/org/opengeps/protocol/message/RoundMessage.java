package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** What is said about a candidate between opening and award: by officers, or by itself. */
public sealed interface RoundMessage
    permits CandidateScore, RoundAct, Waiver, CandidateRequest, SelfScore {
  TenderRef tender();

  String lot();

  /** Hash of the ranking's JSON. */
  Sha256 rankingHash();

  /** The bid of the candidate. */
  UUID submission();

  /** The entered items; none unless it {@link #isScored}. */
  List<Award.Score> scores();

  /** Whether it says what the candidate has, item by item. */
  boolean isScored();

  JsonObject toJson();

  /** Begins its JSON with the members that all of them have. */
  default JsonBuilder members(String type) {
    return JsonObject.ofType(type)
        .put("tender", tender().toString())
        .put("lot", lot())
        .put("rankingHash", rankingHash())
        .put("submission", submission());
  }

  /** The name under which a later act corrects it. */
  default Sha256 hash() {
    return toJson().hash();
  }

  /**
   * @throws JsonFormatException naming the first member that is wrong, or the type that is unknown
   */
  static RoundMessage from(JsonObject json) {
    return switch (json.string("type")) {
      case RoundAct.TYPE -> RoundAct.from(json);
      case Waiver.TYPE -> Waiver.from(json);
      case CandidateRequest.CALL -> CandidateRequest.of(CandidateRequest.Kind.CALL, json);
      case CandidateRequest.SUPPLEMENT ->
          CandidateRequest.of(CandidateRequest.Kind.SUPPLEMENT, json);
      case SelfScore.TYPE -> SelfScore.from(json);
      default -> CandidateScore.from(json);
    };
  }
}
