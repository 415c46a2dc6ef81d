package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer asks a candidate for something until a date (docs/protocol.md section 9): calls the
 * one whose turn it is to hand in its self-scored sheet (적격심사서류 제출 요구), or asks one that has
 * answered for what is missing (보완 요구).
 *
 * @param asked what is asked for
 * @param askedAt when its time begins, a moment before it is signed
 * @param dueAt first instant at which it is too late to answer, unless the round stands still
 *     meanwhile
 */
public record CandidateRequest(
    Kind kind,
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    UUID submission,
    LocalText asked,
    Instant askedAt,
    Instant dueAt)
    implements RoundMessage {
  public static final String CALL = "opengeps/call/1";
  public static final String SUPPLEMENT = "opengeps/supplement/1";

  /** What for. */
  public enum Kind {
    CALL(CandidateRequest.CALL),
    SUPPLEMENT(CandidateRequest.SUPPLEMENT);

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  @Override
  public List<Award.Score> scores() {
    return List.of();
  }

  @Override
  public boolean isScored() {
    return false;
  }

  @Override
  public JsonObject toJson() {
    return members(kind.type())
        .put("asked", asked.toJson())
        .put("askedAt", askedAt)
        .put("dueAt", dueAt)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static CandidateRequest of(Kind kind, JsonObject json) {
    var request =
        new CandidateRequest(
            kind,
            json.expectType(kind.type()).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("rankingHash"),
            json.uuid("submission"),
            LocalText.from(json.object("asked")),
            json.time("askedAt"),
            json.time("dueAt"));
    if (!request.askedAt.isBefore(request.dueAt)) {
      throw json.wrong("dueAt", "not after askedAt");
    }
    json.expectSame(request.toJson());
    return request;
  }
}
