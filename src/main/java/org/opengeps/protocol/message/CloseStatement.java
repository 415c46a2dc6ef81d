package org.opengeps.protocol.message;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonObject;

/**
 * CLOSE: the set of receptions of a tender is fixed, and hidden until the opening (docs/protocol.md
 * section 8).
 *
 * @param closesAt the deadline
 * @param closedAt when the last reception before the deadline had been decided
 * @param commitment {@link #commitment}
 */
public record CloseStatement(
    TenderRef tender,
    Sha256 noticeHash,
    String lot,
    Instant closesAt,
    Instant closedAt,
    Sha256 commitment) {
  public static final String TYPE = "opengeps/close/1";

  /**
   * @param salt 32 random bytes, published with the opening
   * @param count how many receptions
   * @param setRoot RFC 6962 root over the canonical receipt cores in close order
   */
  public static Sha256 commitment(Sha256 salt, int count, Sha256 setRoot) {
    return TaggedHash.tag("opengeps/close-set/1").add(salt).addU32(count).add(setRoot).hash();
  }

  /** The close hash: what everything after the deadline refers to. */
  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("noticeHash", noticeHash)
        .put("closesAt", closesAt)
        .put("closedAt", closedAt)
        .put("commitment", commitment)
        .build();
  }

  public static CloseStatement from(JsonObject json) {
    var close =
        new CloseStatement(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.lotIn(json),
            json.time("closesAt"),
            json.time("closedAt"),
            json.hash("commitment"));
    json.expectSame(close.toJson());
    return close;
  }
}
