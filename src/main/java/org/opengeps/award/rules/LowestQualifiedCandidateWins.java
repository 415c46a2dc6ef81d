package org.opengeps.award.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Ranking.State;

/**
 * Candidates are examined from the lowest rank upwards, the first that qualifies wins; those of one
 * rank are examined together, the higher total wins, and equal totals are drawn by lot (지방계약법 시행령
 * 제42조, 제48조).
 */
public final class LowestQualifiedCandidateWins {
  private LowestQualifiedCandidateWins() {}

  /**
   * A score that was entered.
   *
   * @param passed whether the total reaches the pass mark
   */
  public record Entered(BigDecimal total, boolean passed) {}

  /**
   * How far the examination is.
   *
   * @param toScore candidates whose turn it is and who have no score yet, in close order
   * @param winner who wins, once everybody of that rank is scored
   */
  public record Standing(List<UUID> toScore, Optional<UUID> winner) {
    /** Nobody is left and nobody won. */
    public boolean nobodyQualified() {
      return toScore.isEmpty() && winner.isEmpty();
    }
  }

  /** The lot among equals. */
  public interface Lot {
    /**
     * @param equals two or more submissions
     */
    UUID first(List<UUID> equals);
  }

  public static Standing judge(List<Ranking.Bid> bids, Map<UUID, Entered> scores, Lot lot) {
    List<Integer> ranks =
        bids.stream()
            .filter(bid -> bid.state() == State.CANDIDATE)
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
      List<UUID> open = group.stream().filter(one -> !scores.containsKey(one)).toList();
      if (!open.isEmpty()) {
        return new Standing(open, Optional.empty());
      }
      List<UUID> best = best(group, scores);
      if (!best.isEmpty()) {
        UUID winner = best.size() == 1 ? best.get(0) : lot.first(best);
        return new Standing(List.of(), Optional.of(winner));
      }
    }
    return new Standing(List.of(), Optional.empty());
  }

  /** Of those who passed the ones with the highest total. */
  private static List<UUID> best(List<UUID> group, Map<UUID, Entered> scores) {
    List<UUID> passed = group.stream().filter(one -> scores.get(one).passed()).toList();
    Optional<BigDecimal> highest =
        passed.stream().map(one -> scores.get(one).total()).max(Comparator.naturalOrder());
    return passed.stream()
        .filter(one -> scores.get(one).total().compareTo(highest.orElseThrow()) == 0)
        .toList();
  }
}
