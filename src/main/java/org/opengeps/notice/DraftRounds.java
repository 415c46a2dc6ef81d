package org.opengeps.notice;

import java.time.Instant;
import java.util.List;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * What a draft says that asks bids for lots in another round, in a re-bid or in their next stage:
 * which, and when. All else stays as it was.
 *
 * @param lots their next names, in order: {@code 2.1}
 * @param receiptOpensAt null: with the order
 */
public record DraftRounds(
    List<String> lots, Instant receiptOpensAt, Instant closesAt, Instant opensAt) {
  private static final String LOTS = "rounds";

  public DraftRounds {
    lots = List.copyOf(lots);
  }

  /**
   * @throws JsonFormatException naming the member that is missing or of another form
   */
  static DraftRounds from(JsonObject json) {
    List<String> lots = json.strings(LOTS);
    boolean named =
        !lots.isEmpty()
            && lots.stream().allMatch(LotName::isOne)
            && lots.stream().map(LotName::parse).allMatch(LotName::isLater)
            && lots.equals(lots.stream().distinct().sorted(Notice.LOTS).toList());
    if (!named) {
      throw json.wrong(LOTS, "not names of later rounds in order, such as 2.1");
    }
    return new DraftRounds(
        lots,
        OptionalMember.present(json, "receiptOpensAt").map(json::time).orElse(null),
        json.time("closesAt"),
        json.time("opensAt"));
  }

  JsonBuilder addTo(JsonBuilder json) {
    return json.put(LOTS, lots)
        .put("receiptOpensAt", receiptOpensAt)
        .put("closesAt", closesAt)
        .put("opensAt", opensAt);
  }
}
