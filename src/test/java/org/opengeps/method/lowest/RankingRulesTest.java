package org.opengeps.method.lowest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.method.Marks;
import org.opengeps.method.lowest.LowestQualifiedCandidateWins.Turn;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;

class RankingRulesTest {
  private static final Money ESTIMATED = Won.of(1_000_000L);
  private static final Money MINIMUM = Won.of(867_450L);
  private int received;

  private OpeningRecord.Bid bid(long amount) {
    return new OpeningRecord.Bid(
        new UUID(0, ++received),
        Sha256.ofText("statement " + received),
        "1234567890",
        "firm",
        Offer.of(Won.text(amount), List.of(1, 2)),
        Won.of(amount),
        Instant.EPOCH.plusMillis(received),
        OpeningRecord.State.OPENED,
        null);
  }

  private OpeningRecord.Bid voided() {
    return new OpeningRecord.Bid(
        new UUID(0, ++received),
        Sha256.ofText("statement " + received),
        null,
        null,
        null,
        null,
        Instant.EPOCH.plusMillis(received),
        OpeningRecord.State.VOID,
        "gate-layer");
  }

  private List<Ranking.Bid> rank(OpeningRecord.Bid... bids) {
    return CandidatesAreRankedByAmount.rank(
        List.of(bids), new Bounds(MINIMUM, Optional.empty(), ESTIMATED));
  }

  @Test
  void theLowestCandidateComesFirstAndTheRestFollowsUnranked() {
    List<Ranking.Bid> ranked =
        rank(bid(900_000), voided(), bid(867_449), bid(867_450), bid(1_000_001), bid(1_000_000));
    assertThat(ranked).extracting(Ranking.Bid::rank).containsExactly(1, 2, 3, null, null, null);
    assertThat(ranked)
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, null, "below-limit", "above-estimate", "void");
    assertThat(ranked.get(0).amount()).isEqualTo(MINIMUM);
    assertThat(ranked.get(3).rate()).hasToString("86.744");
  }

  @Test
  void equalAmountsShareARankAndTheNextIsCountedAfterThem() {
    List<Ranking.Bid> ranked = rank(bid(880_000), bid(870_000), bid(880_000), bid(890_000));
    assertThat(ranked).extracting(Ranking.Bid::rank).containsExactly(1, 2, 2, 4);
    assertThat(ranked.get(1).submission()).isEqualTo(new UUID(0, 1));
  }

  @Test
  void aVoidBidWithKnownAmountIsNeverACandidate() {
    OpeningRecord.Bid known = bid(870_000);
    OpeningRecord.Bid bad =
        new OpeningRecord.Bid(
            known.submission(),
            known.statementHash(),
            known.supplier(),
            known.supplierName(),
            known.offer(),
            known.amount(),
            known.receivedAt(),
            OpeningRecord.State.VOID,
            "picks");
    assertThat(rank(bad).get(0).exclusion()).isEqualTo("void");
    assertThat(rank(bad).get(0).rank()).isNull();
  }

  private static final LowestQualifiedCandidateWins.Lot FIRST_NAME =
      equals -> equals.stream().min(Comparator.naturalOrder()).orElseThrow();

  private static Marks marks(String total) {
    BigDecimal number = new BigDecimal(total);
    return new Marks(
        new UUID(9, 9), List.of(), number, number.compareTo(new BigDecimal("95")) >= 0);
  }

  private static Turn turn(List<Ranking.Bid> bids, Map<UUID, Marks> scores) {
    return LowestQualifiedCandidateWins.judge(bids, scores, FIRST_NAME);
  }

  private static boolean isNobodyLeft(Turn turn) {
    return turn.awaiting().isEmpty() && turn.winner().isEmpty();
  }

  @Test
  void theFirstRankIsScoredFirstAndAFailureCallsTheNext() {
    List<Ranking.Bid> ranked = rank(bid(900_000), bid(880_000));
    UUID first = ranked.get(0).submission();
    UUID second = ranked.get(1).submission();
    Map<UUID, Marks> scores = new HashMap<>();
    assertThat(turn(ranked, scores).awaiting()).containsExactly(first);
    scores.put(first, marks("94.9999"));
    assertThat(turn(ranked, scores).awaiting()).containsExactly(second);
    scores.put(second, marks("95"));
    assertThat(turn(ranked, scores).winner()).contains(second);
  }

  @Test
  void nobodyIsLeftWhenAllFailed() {
    List<Ranking.Bid> ranked = rank(bid(900_000));
    assertThat(isNobodyLeft(turn(ranked, Map.of(ranked.get(0).submission(), marks("90")))))
        .isTrue();
    assertThat(isNobodyLeft(turn(rank(voided()), Map.of()))).isTrue();
  }

  @Test
  void ofEqualAmountsTheHigherScoreWins() {
    List<Ranking.Bid> ranked = rank(bid(880_000), bid(880_000), bid(890_000));
    UUID one = ranked.get(0).submission();
    UUID two = ranked.get(1).submission();
    assertThat(turn(ranked, Map.of(one, marks("96"))).awaiting()).containsExactly(two);
    assertThat(turn(ranked, Map.of(one, marks("96"), two, marks("97"))).winner()).contains(two);
  }

  @Test
  void ofEqualAmountsAndScoresTheLotDecidesAmongThoseWhoAreEqual() {
    List<Ranking.Bid> ranked = rank(bid(880_000), bid(880_000), bid(880_000));
    Map<UUID, Marks> scores =
        Map.of(
            ranked.get(0).submission(), marks("96"),
            ranked.get(1).submission(), marks("96.0"),
            ranked.get(2).submission(), marks("95.9"));
    Optional<UUID> winner = turn(ranked, scores).winner();
    assertThat(winner)
        .contains(
            FIRST_NAME.first(List.of(ranked.get(0).submission(), ranked.get(1).submission())));
    assertThat(turn(List.of(ranked.get(2), ranked.get(1), ranked.get(0)), scores).winner())
        .isEqualTo(winner);
  }
}
