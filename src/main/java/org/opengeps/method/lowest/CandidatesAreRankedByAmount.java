package org.opengeps.method.lowest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

/**
 * Candidates are ranked by amount, the lowest first; equal amounts share a rank, and the next one
 * is counted after them. The list shows candidates by rank, then everything else by amount, void
 * bids last; equal ones by reception.
 */
public final class CandidatesAreRankedByAmount {
  private CandidatesAreRankedByAmount() {}

  /** One bid with what orders it. */
  private record Row(OpeningRecord.Bid bid, Percent rate, String exclusion) {}

  public static List<Ranking.Bid> rank(List<OpeningRecord.Bid> bids, Bounds bounds) {
    List<Row> rows =
        bids.stream()
            .map(bid -> row(bid, bounds))
            .sorted(
                Comparator.comparing((Row row) -> row.exclusion == null ? 0 : 1)
                    .thenComparing(row -> Ranking.Bid.VOID.equals(row.exclusion) ? 1 : 0)
                    .thenComparing(
                        row -> row.bid.amount(), Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(row -> row.bid.receivedAt())
                    .thenComparing(row -> row.bid.submission().toString()))
            .toList();
    List<Ranking.Bid> ranked = new ArrayList<>();
    int rank = 1;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (i > 0 && !Objects.equals(row.bid.amount(), rows.get(i - 1).bid.amount())) {
        rank = i + 1;
      }
      ranked.add(
          new Ranking.Bid(
              row.bid.submission(),
              row.bid.amount(),
              row.rate,
              row.exclusion == null ? rank : null,
              row.exclusion));
    }
    return List.copyOf(ranked);
  }

  private static Row row(OpeningRecord.Bid bid, Bounds bounds) {
    Percent rate =
        bid.amount() == null ? null : Percent.rate(bid.amount(), bounds.estimatedPrice());
    String exclusion =
        bid.state() == OpeningRecord.State.VOID
            ? Ranking.Bid.VOID
            : BidIsWithinItsBounds.judge(bid.amount(), bounds);
    return new Row(bid, rate, exclusion);
  }
}
