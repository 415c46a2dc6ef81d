package org.opengeps.method;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.SelfScore;

/** What candidates are asked for and answer, as messages about a ranking. */
public final class Papers {
  /** When everybody is asked who is not asked at another time. */
  public static final Instant ASKED = Instant.parse("2026-11-30T01:00:00.000Z");

  private static final LocalText TEXT = new LocalText("자기심사표와 심사서류", "Sheet and papers");

  private Papers() {}

  /** A request of a kind about the bid of a score sheet. */
  public static CandidateRequest request(
      Kind kind, RoundMessage about, Instant askedAt, Instant dueAt) {
    return request(
        kind, about.tender(), about.lot(), about.rankingHash(), about.submission(), askedAt, dueAt);
  }

  public static CandidateRequest request(
      Kind kind,
      TenderRef tender,
      String lot,
      Sha256 ranking,
      UUID submission,
      Instant askedAt,
      Instant dueAt) {
    return new CandidateRequest(kind, tender, lot, ranking, submission, TEXT, askedAt, dueAt);
  }

  /** A call of a week. */
  public static CandidateRequest call(RoundMessage about) {
    return request(Kind.CALL, about, ASKED, ASKED.plusSeconds(7 * 86_400));
  }

  /** The firm claims what the sheet says. */
  public static SelfScore answer(CandidateRequest request, RoundMessage sheet) {
    return new SelfScore(
        request.tender(),
        request.lot(),
        request.rankingHash(),
        request.submission(),
        request.hash(),
        sheet.scores(),
        "실적증명서 1부");
  }

  /** Call, answer and sheet of a candidate whom the sheet is about. */
  public static List<JsonObject> with(JsonObject sheet) {
    CandidateScore score = CandidateScore.from(sheet);
    CandidateRequest call = call(score);
    return List.of(call.toJson(), answer(call, score).toJson(), sheet);
  }
}
