package org.opengeps.method;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.draw.LotsAmongEquals;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * What was opened of a lot.
 *
 * @param gate gives what the gate gave to the seed, from which lots among equals are drawn; asked
 *     for only where there are any
 */
public record Opened(OpeningRecord record, Supplier<GatePart> gate) {
  public Opened(OpeningRecord record, GatePart gatePart) {
    this(record, () -> gatePart);
  }

  public Optional<OpeningRecord.Bid> find(UUID submission) {
    return record.bids().stream().filter(bid -> bid.submission().equals(submission)).findFirst();
  }

  /**
   * Of equal bids the one whose lot comes first (추첨, 지방계약법 시행령 제48조). Nobody draws it and nobody
   * can steer it: it follows from the draw's seed and from who is equal, not from anything that was
   * written after the opening.
   *
   * @param kind what the lot decides, such as {@code award}
   * @param equals submissions of the record, two or more
   */
  public UUID firstLot(String kind, List<UUID> equals) {
    List<OpeningRecord.Bid> bids =
        record.bids().stream().filter(bid -> equals.contains(bid.submission())).toList();
    Sha256 drawn =
        new LotsAmongEquals(
                record.v().orElseThrow(), gate.get(), record.closeHash(), record.slot().lot())
            .order(kind, bids.stream().map(OpeningRecord.Bid::statementHash).toList())
            .get(0);
    return bids.stream()
        .filter(bid -> bid.statementHash().equals(drawn))
        .findFirst()
        .orElseThrow()
        .submission();
  }
}
