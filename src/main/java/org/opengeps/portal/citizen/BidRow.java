package org.opengeps.portal.citizen;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/**
 * One bid of the result: what the opening record says of it and, if there is one, the ranking.
 * Values that are not known are null.
 *
 * @param rank from 1
 * @param rate percent of the estimated price
 * @param figures what it offers beside amount and picks, by code
 * @param picks serials, comma separated
 * @param state word of the judgment
 * @param reason code, if void
 */
public record BidRow(
    Integer rank,
    String supplier,
    String supplierName,
    Money amount,
    String rate,
    Map<String, String> figures,
    String picks,
    Instant receivedAt,
    String state,
    String reason,
    boolean winner) {
  private static final String CANDIDATE = "candidate";

  /** All bids, candidates by rank first, then by amount, void ones last. */
  static List<BidRow> all(OpeningRecord record, Ranking ranking, UUID winner) {
    Map<UUID, Ranking.Bid> ranked =
        ranking == null
            ? Map.of()
            : ranking.bids().stream()
                .collect(Collectors.toMap(Ranking.Bid::submission, Function.identity()));
    return record.bids().stream()
        .map(bid -> of(bid, ranked.get(bid.submission()), bid.submission().equals(winner)))
        .sorted(
            Comparator.comparing(BidRow::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(BidRow::amount, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private static BidRow of(OpeningRecord.Bid bid, Ranking.Bid ranked, boolean winner) {
    String picks =
        bid.offer() == null || bid.offer().picks().isEmpty()
            ? null
            : bid.offer().picks().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String state =
        ranked == null
            ? JsonValues.word(bid.state())
            : Optional.ofNullable(ranked.exclusion()).orElse(CANDIDATE);
    return new BidRow(
        ranked == null ? null : ranked.rank(),
        bid.supplier(),
        bid.supplierName(),
        bid.amount(),
        ranked == null || ranked.rate() == null ? null : ranked.rate().toString(),
        bid.offer() == null ? Map.of() : figures(bid.offer()),
        picks,
        bid.receivedAt(),
        state,
        bid.reason(),
        winner);
  }

  static Map<String, String> figures(Offer offer) {
    Set<String> shown = Set.of(Offer.AMOUNT, Offer.PICKS);
    return offer.values().names().stream()
        .filter(code -> !shown.contains(code))
        .collect(Collectors.toMap(Function.identity(), code -> offer.text(code).orElseThrow()));
  }
}
