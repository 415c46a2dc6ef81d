package org.opengeps.protocol.message;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * The latest opening of an envelope is over and it was not opened: its bids lapse sealed
 * (docs/protocol.md section 8). It follows from the last order alone.
 *
 * @param tender the last order, which says the time
 */
public record Lapse(TenderRef tender, String lot, Sha256 noticeHash, Instant latestOpening) {
  public static final String TYPE = "opengeps/lapse/1";

  /** What follows from the last order of a tender once its latest opening is over. */
  public static Lapse of(Notice last, String lot) {
    return new Lapse(last.ref(), lot, last.hash(), last.schedule().latestOpening());
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("noticeHash", noticeHash)
        .put("latestOpening", latestOpening)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Lapse from(JsonObject json) {
    var lapse =
        new Lapse(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("noticeHash"),
            json.time("latestOpening"));
    json.expectSame(lapse.toJson());
    return lapse;
  }
}
