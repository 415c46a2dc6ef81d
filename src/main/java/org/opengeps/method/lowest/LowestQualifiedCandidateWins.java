package org.opengeps.method.lowest;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.method.Marks;
import org.opengeps.protocol.message.Ranking;

/**
 * Candidates are examined from the lowest rank upwards, the first that qualifies wins; those of one
 * rank are examined together, the higher total wins, and equal totals are drawn by lot (지방계약법 시행령
 * 제42조, 제48조).
 */
public final class LowestQualifiedCandidateWins {
  private LowestQualifiedCandidateWins() {}

  /**
   * How far the examination is.
   *
   * @param awaiting candidates whose turn it is and who were not examined yet, in close order
   * @param winner who wins, once everybody of that rank is examined
   */
  public record Turn(List<UUID> awaiting, Optional<UUID> winner) {}

  /** The lot among equals. */
  public interface Lot {
    /**
     * @param equals two or more submissions
     */
    UUID first(List<UUID> equals);
  }

  public static Turn judge(List<Ranking.Bid> bids, Map<UUID, Marks> examined, Lot lot) {
    List<Integer> ranks =
        bids.stream()
            .filter(Ranking.Bid::isCandidate)
            .map(Ranking.Bid::rank)
            .distinct()
            .sorted()
            .toList();
    for (int rank : ranks) {
      List<UUID> group =
          bids.stream()
              .filter(bid -> bid.rank() != null && bid.rank() == rank)
              .map(Ranking.Bid::submission)
              .toList();
      List<UUID> open = group.stream().filter(one -> !examined.containsKey(one)).toList();
      if (!open.isEmpty()) {
        return new Turn(open, Optional.empty());
      }
      List<UUID> best = best(group, examined);
      if (!best.isEmpty()) {
        UUID winner = best.size() == 1 ? best.get(0) : lot.first(best);
        return new Turn(List.of(), Optional.of(winner));
      }
    }
    return new Turn(List.of(), Optional.empty());
  }

  /** Of those who passed the ones with the highest total. */
  private static List<UUID> best(List<UUID> group, Map<UUID, Marks> examined) {
    List<UUID> passed = group.stream().filter(one -> examined.get(one).passed()).toList();
    Optional<BigDecimal> highest =
        passed.stream().map(one -> examined.get(one).total()).max(Comparator.naturalOrder());
    return passed.stream()
        .filter(one -> examined.get(one).total().compareTo(highest.orElseThrow()) == 0)
        .toList();
  }
}
