package org.opengeps.award.rules;

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
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Entered;
import org.opengeps.award.rules.LowestQualifiedCandidateWins.Standing;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.ScreeningItem;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Ranking.State;

class RankingRulesTest {
  private static final Money ESTIMATED = Money.won(1_000_000L);
  private static final Money MINIMUM = Money.won(867_450L);
  private int received;

  private OpeningRecord.Bid bid(long amount) {
    return new OpeningRecord.Bid(
        new UUID(0, ++received),
        Sha256.ofText("statement " + received),
        "1234567890",
        "firm",
        Money.won(amount),
        List.of(1, 2),
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
    return CandidatesAreRankedByAmount.rank(List.of(bids), MINIMUM, ESTIMATED);
  }

  @Test
  void theLowestCandidateComesFirstAndTheRestFollowsUnranked() {
    List<Ranking.Bid> ranked =
        rank(bid(900_000), voided(), bid(867_449), bid(867_450), bid(1_000_001), bid(1_000_000));
    assertThat(ranked).extracting(Ranking.Bid::rank).containsExactly(1, 2, 3, null, null, null);
    assertThat(ranked)
        .extracting(Ranking.Bid::state)
        .containsExactly(
            State.CANDIDATE,
            State.CANDIDATE,
            State.CANDIDATE,
            State.BELOW_LIMIT,
            State.ABOVE_ESTIMATE,
            State.VOID);
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
            known.amount(),
            known.picks(),
            known.receivedAt(),
            OpeningRecord.State.VOID,
            "picks");
    assertThat(rank(bad).get(0).state()).isEqualTo(State.VOID);
    assertThat(rank(bad).get(0).rank()).isNull();
  }

  private static final LowestQualifiedCandidateWins.Lot FIRST_NAME =
      equals -> equals.stream().min(Comparator.naturalOrder()).orElseThrow();

  private static Entered entered(String total) {
    return new Entered(
        new BigDecimal(total), new BigDecimal(total).compareTo(new BigDecimal("95")) >= 0);
  }

  private static Standing standing(List<Ranking.Bid> bids, Map<UUID, Entered> scores) {
    return LowestQualifiedCandidateWins.judge(bids, scores, FIRST_NAME);
  }

  @Test
  void theFirstRankIsScoredFirstAndAFailureCallsTheNext() {
    List<Ranking.Bid> ranked = rank(bid(900_000), bid(880_000));
    UUID first = ranked.get(0).submission();
    UUID second = ranked.get(1).submission();
    Map<UUID, Entered> scores = new HashMap<>();
    assertThat(standing(ranked, scores).toScore()).containsExactly(first);
    scores.put(first, entered("94.9999"));
    assertThat(standing(ranked, scores).toScore()).containsExactly(second);
    scores.put(second, entered("95"));
    assertThat(standing(ranked, scores).winner()).contains(second);
  }

  @Test
  void nobodyIsLeftWhenAllFailed() {
    List<Ranking.Bid> ranked = rank(bid(900_000));
    assertThat(
            standing(ranked, Map.of(ranked.get(0).submission(), entered("90"))).nobodyQualified())
        .isTrue();
    assertThat(standing(rank(voided()), Map.of()).nobodyQualified()).isTrue();
  }

  @Test
  void ofEqualAmountsTheHigherScoreWins() {
    List<Ranking.Bid> ranked = rank(bid(880_000), bid(880_000), bid(890_000));
    UUID one = ranked.get(0).submission();
    UUID two = ranked.get(1).submission();
    assertThat(standing(ranked, Map.of(one, entered("96"))).toScore()).containsExactly(two);
    assertThat(standing(ranked, Map.of(one, entered("96"), two, entered("97"))).winner())
        .contains(two);
  }

  @Test
  void ofEqualAmountsAndScoresTheLotDecidesAmongThoseWhoAreEqual() {
    List<Ranking.Bid> ranked = rank(bid(880_000), bid(880_000), bid(880_000));
    Map<UUID, Entered> scores =
        Map.of(
            ranked.get(0).submission(), entered("96"),
            ranked.get(1).submission(), entered("96.0"),
            ranked.get(2).submission(), entered("95.9"));
    Optional<UUID> winner = standing(ranked, scores).winner();
    assertThat(winner)
        .contains(
            FIRST_NAME.first(List.of(ranked.get(0).submission(), ranked.get(1).submission())));
    assertThat(standing(List.of(ranked.get(2), ranked.get(1), ranked.get(0)), scores).winner())
        .isEqualTo(winner);
  }

  private static Optional<String> sheet(Score... scores) {
    List<ScreeningItem> items =
        List.of(
            new ScreeningItem("performance", new BigDecimal("15")),
            new ScreeningItem("management", new BigDecimal("15")));
    return ScoreSheetIsComplete.judge(List.of(scores), items)
        .map(refusal -> refusal.code() + " " + refusal.detail());
  }

  @Test
  void aScoreSheetHoldsTheItemsOfTheRuleSetWithinItsMaxima() {
    Score full = new Score("performance", "14.5", "15");
    assertThat(sheet(full, new Score("management", "15.0", "15.00"))).isEmpty();
    assertThat(sheet(full)).get().asString().contains("no score for management");
    assertThat(sheet(full, new Score("management", "15.1", "15")))
        .get()
        .asString()
        .contains("more than its 15");
    assertThat(sheet(full, new Score("management", "16", "20")))
        .get()
        .asString()
        .contains("maximum 15");
    assertThat(sheet(full, full)).get().asString().contains("scored twice");
    assertThat(sheet(full, new Score("management", "15", "15"), new Score("price", "15", "15")))
        .get()
        .asString()
        .contains("price");
    assertThat(sheet(full, new Score("management", "-1", "15")))
        .get()
        .asString()
        .contains("written like 29.5");
    assertThat(sheet(full, new Score("management", "1.23456", "15"))).isPresent();
  }
}
