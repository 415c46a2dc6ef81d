package org.opengeps.award.rules;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.draw.LotsAmongEquals;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Of equal bids the one whose lot comes first has the award (추첨, 지방계약법 시행령 제48조). Nobody draws it
 * and nobody can steer it: it follows from the draw's seed and from who is equal, not from anything
 * that was written after the opening.
 */
public final class AwardLot {
  private static final String KIND = "award";

  private AwardLot() {}

  /**
   * @param gatePrivate the published private part of the gate key
   * @param equals submissions of the record, two or more
   */
  public static UUID first(OpeningRecord record, Scalar gatePrivate, List<UUID> equals) {
    List<OpeningRecord.Bid> bids =
        record.bids().stream().filter(bid -> equals.contains(bid.submission())).toList();
    Sha256 drawn =
        new LotsAmongEquals(record.draw().v(), gatePrivate, record.closeHash(), record.slot().lot())
            .order(KIND, bids.stream().map(OpeningRecord.Bid::statementHash).toList())
            .get(0);
    return bids.stream()
        .filter(bid -> bid.statementHash().equals(drawn))
        .findFirst()
        .orElseThrow()
        .submission();
  }
}
