package org.opengeps.award.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Ranking.State;

/**
 * Candidates are examined from the lowest rank upwards, the first that qualifies wins; those of one
 * rank are examined together, the higher total wins, and equal totals are drawn by lot (지방계약법 시행령
 * 제42조, 제48조). The lot is a hash that anybody can repeat: nobody knew the ranking when the
 * submissions were named.
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

  public static Standing judge(
      List<Ranking.Bid> bids, Map<UUID, Entered> scores, Sha256 rankingHash) {
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
      Optional<UUID> winner =
          group.stream()
              .filter(one -> scores.get(one).passed())
              .min(
                  Comparator.comparing((UUID one) -> scores.get(one).total())
                      .reversed()
                      .thenComparing(one -> lot(rankingHash, one)));
      if (winner.isPresent()) {
        return new Standing(List.of(), winner);
      }
    }
    return new Standing(List.of(), Optional.empty());
  }

  private static Sha256 lot(Sha256 rankingHash, UUID submission) {
    return TaggedHash.tag("opengeps/award-lot/1")
        .add(rankingHash)
        .add(submission.toString())
        .hash();
  }
}
