package org.opengeps.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.award.AwardedLot;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.ReviewCount;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.YearTender;
import org.opengeps.opening.CountedBids;
import org.opengeps.protocol.message.LocalText;

/** Each flag finds what was planted, and leaves the honest neighbour alone. */
class RedFlagsTest {
  private static final CurrencyUnit WON = new CurrencyUnit("KRW", 0);
  private static final Instant NOTICED = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-12T01:00:00Z");
  private static final Optional<Money> CEILING = Optional.of(won(100_000_000));

  @Test
  void aPurchaseSplitInThreeIsFoundAndItsHonestNeighboursAreNot() {
    List<YearTender> year =
        List.of(
            tender(1, "2026년 청사 냉난방기 구매(제1차)", 60_000_000, CEILING),
            tender(2, "학교 급식실 조리기구 구매", 60_000_000, CEILING),
            tender(3, "2026년 청사 냉난방기 구매 (제2차)", 50_000_000, CEILING),
            tender(4, "청사 냉난방기 구매 3차", 40_000_000, CEILING),
            tender(5, "소방서 방화복 구매", 99_000_000, CEILING),
            tender(6, "도로 표지판 구매 1차", 20_000_000, CEILING),
            tender(7, "도로 표지판 구매 2차", 30_000_000, CEILING));
    assertThat(SplitPurchase.list(facts(year)))
        .containsExactly(
            new Flag(
                FlagCode.SPLIT_PURCHASE,
                List.of(number(1), number(3), number(4)),
                List.of(3, won(150_000_000), won(100_000_000), 3L)));
  }

  @Test
  void whatFailedAndWasAskedForAgainIsNoSplit() {
    YearTender failed = tender(1, "청사 냉난방기 구매", 60_000_000, CEILING, TenderState.FAILED, List.of());
    YearTender again = tender(2, "청사 냉난방기 구매", 60_000_000, CEILING);
    assertThat(SplitPurchase.list(facts(List.of(failed, again)))).isEmpty();
  }

  @Test
  void whatIsAskedForInAnOpenTenderIsNoSplit() {
    YearTender open = tender(1, "청사 냉난방기 구매 1차", 60_000_000, Optional.empty());
    YearTender other = tender(2, "청사 냉난방기 구매 2차", 60_000_000, Optional.empty());
    assertThat(SplitPurchase.list(facts(List.of(open, other)))).isEmpty();
  }

  @Test
  void anAmountJustBelowTheCeilingIsFoundFromNinetyFivePercentOn() {
    List<Flag> flags =
        JustBelowThreshold.list(
            facts(
                List.of(
                    tender(1, "가", 94_900_000, CEILING),
                    tender(2, "나", 95_000_000, CEILING),
                    tender(3, "다", 100_000_000, CEILING),
                    tender(4, "라", 99_000_000, Optional.empty()))));
    assertThat(flags).extracting(Flag::tenders).containsExactly(of(2), of(3));
    assertThat(flags.get(0).figures()).containsExactly(won(95_000_000), won(100_000_000), "95.0");
  }

  @Test
  void anAmountThatOnlyRoundsToTheCeilingIsNotBelowIt() {
    List<YearTender> year =
        List.of(tender(1, "가", 94_960_000, CEILING), tender(2, "나", 100_040_000, CEILING));
    assertThat(JustBelowThreshold.list(facts(year))).isEmpty();
  }

  @Test
  void oneBidIsFoundAndTwoAreNot() {
    YearFacts facts =
        facts(
            List.of(tender(1, "가", 1, CEILING), tender(2, "나", 1, CEILING)),
            List.of(
                bids(1, "1", "9990000005"),
                bids(1, "2", "9990000005", "9990000010"),
                bids(2, "0", "9990000005", "9990000010")),
            List.of(),
            Map.of());
    assertThat(SingleBid.list(facts))
        .containsExactly(new Flag(FlagCode.SINGLE_BID, of(1), List.of(1, "1", "firm 9990000005")));
  }

  @Test
  void whoWinsFourOfTenIsFoundAndWhoWinsThreeIsNot() {
    List<YearTender> year = new ArrayList<>();
    List<AwardedLot> awards = new ArrayList<>();
    String winners = "aaaabbbcde";
    for (int i = 0; i < winners.length(); i++) {
      year.add(tender(i + 1, "입찰 " + i, 1, Optional.empty()));
      awards.add(award(i + 1, winners.substring(i, i + 1)));
    }
    List<Flag> flags = RepeatWinner.list(facts(year, List.of(), awards, Map.of()));
    assertThat(flags)
        .containsExactly(
            new Flag(
                FlagCode.REPEAT_WINNER,
                List.of(number(1), number(2), number(3), number(4)),
                List.of("a", 4, 10, 40, won(40_000_000), "goods")));
  }

  @Test
  void ofFourAwardsNobodyIsARepeatWinner() {
    List<YearTender> year =
        IntStream.rangeClosed(1, 4).mapToObj(i -> tender(i, "가", 1, CEILING)).toList();
    List<AwardedLot> awards = IntStream.rangeClosed(1, 4).mapToObj(i -> award(i, "a")).toList();
    assertThat(RepeatWinner.list(facts(year, List.of(), awards, Map.of()))).isEmpty();
  }

  @Test
  void whoWinsAllLotsOfOneTenderIsNoRepeatWinner() {
    List<YearTender> year = List.of(tender(1, "가", 1, CEILING), tender(2, "나", 1, CEILING));
    List<AwardedLot> awards = new ArrayList<>();
    IntStream.range(0, 5).forEach(lot -> awards.add(award(1, "a")));
    awards.add(award(2, "a"));
    assertThat(RepeatWinner.list(facts(year, List.of(), awards, Map.of()))).isEmpty();
  }

  @Test
  void aCorrectionIsLateWhenLessThanThreeDaysWereLeft() {
    List<YearTender> year =
        List.of(
            corrected(1, CLOSES.minus(Duration.ofHours(71))),
            corrected(2, CLOSES.minus(Duration.ofHours(72))),
            corrected(3, CLOSES.plusSeconds(1)));
    assertThat(LateCorrection.list(facts(year)))
        .containsExactly(new Flag(FlagCode.LATE_CORRECTION, of(1), List.of("001", 71L)));
  }

  @Test
  void peopleOfOneNameForTwoBiddersOfALotAreFound() {
    YearFacts facts =
        facts(
            List.of(tender(1, "가", 1, CEILING), tender(2, "나", 1, CEILING)),
            List.of(bids(1, "0", "1", "2"), bids(2, "0", "1", "3")),
            List.of(),
            Map.of("1", Set.of("홍길동", "김하나"), "2", Set.of("홍길동"), "3", Set.of("박둘")));
    assertThat(SameRepresentative.list(facts))
        .containsExactly(
            new Flag(
                FlagCode.SAME_REPRESENTATIVE,
                of(1),
                List.of("홍길동", "firm 1 (1), firm 2 (2)", "0")));
  }

  @Test
  void aSecondOfficerWhoSentOneBackIsNoQuestion() {
    PersonId never = person(1);
    YearFacts facts =
        new YearFacts(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(
                new ReviewCount(never, SecondNeverRefuses.APPROVALS, 0),
                new ReviewCount(person(2), 200, 1),
                new ReviewCount(person(3), SecondNeverRefuses.APPROVALS - 1, 0)));
    assertThat(RedFlags.list(facts))
        .containsExactly(new Flag(FlagCode.NEVER_REFUSED, List.of(), List.of(never.value(), 20)));
  }

  @Test
  void aCorrectedScoreIsFound() {
    YearFacts facts =
        new YearFacts(
            List.of(tender(1, "가", 1, CEILING), tender(2, "나", 1, CEILING)),
            List.of(),
            List.of(),
            Map.of(number(2), List.of("1", "3")),
            Map.of(),
            List.of(),
            List.of());
    assertThat(CorrectedScore.list(facts))
        .containsExactly(new Flag(FlagCode.CORRECTED_SCORE, of(2), List.of(2, "1, 3")));
  }

  @Test
  void aThousandTendersWithFiftyBiddersEachAreLookedAtInSeconds() {
    String[] firms =
        IntStream.range(0, 50).mapToObj(i -> "99900000" + (10 + i)).toArray(String[]::new);
    List<YearTender> year = new ArrayList<>();
    List<CountedBids> bids = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      year.add(tender(i, "구매 " + Integer.toString(i * 7_919, 36) + " 물품", 1_000, CEILING));
      bids.add(bids(i, "0", firms));
    }
    Map<String, Set<String>> people =
        List.of(firms).stream()
            .collect(java.util.stream.Collectors.toMap(firm -> firm, firm -> Set.of("대표 " + firm)));
    assertTimeout(
        Duration.ofSeconds(10), () -> RedFlags.list(facts(year, bids, List.of(), people)));
  }

  @Test
  void theSameSeedDrawsTheSameSampleInWhateverOrderTheTendersCome() {
    List<String> numbers = IntStream.rangeClosed(1, 300).mapToObj(RedFlagsTest::number).toList();
    List<String> reversed = new ArrayList<>(numbers);
    java.util.Collections.reverse(reversed);
    List<String> sample = SeededSample.of(numbers, "2026-11-30 주사위 4 1 6", 20);
    assertThat(sample).hasSize(20).doesNotHaveDuplicates();
    assertThat(SeededSample.of(reversed, "2026-11-30 주사위 4 1 6", 20)).isEqualTo(sample);
    assertThat(SeededSample.of(numbers, "another", 20)).isNotEqualTo(sample);
    assertThat(SeededSample.of(of(1), "x", 20)).containsExactly(number(1));
  }

  private static YearFacts facts(List<YearTender> tenders) {
    return facts(tenders, List.of(), List.of(), Map.of());
  }

  private static YearFacts facts(
      List<YearTender> tenders,
      List<CountedBids> bids,
      List<AwardedLot> awards,
      Map<String, Set<String>> people) {
    return new YearFacts(tenders, bids, awards, Map.of(), people, List.of(), List.of());
  }

  private static YearTender corrected(int number, Instant at) {
    return tender(
        number,
        "가" + number,
        1,
        Optional.empty(),
        TenderState.OPEN,
        List.of(new YearTender.Order("001", "correction", at)));
  }

  private static YearTender tender(int number, String title, long amount, Optional<Money> most) {
    return tender(number, title, amount, most, TenderState.AWARDED, List.of());
  }

  private static YearTender tender(
      int number,
      String title,
      long amount,
      Optional<Money> most,
      TenderState state,
      List<YearTender.Order> orders) {
    LocalText agency = new LocalText("가온시", "Gaon City");
    Instant noticed = NOTICED.plus(Duration.ofDays(number));
    TenderSummary summary =
        new TenderSummary(
            new TenderRef(number(number), "000"),
            state,
            new LocalText(title, ""),
            "6110000",
            agency,
            agency,
            "goods",
            1,
            1,
            1,
            1,
            0,
            won(amount),
            null,
            false,
            noticed,
            noticed,
            CLOSES,
            CLOSES.plusSeconds(3600),
            ZoneId.of("Asia/Seoul"),
            false);
    return new YearTender(summary, Optional.of("ordinary-goods"), "small-quotation", most, orders);
  }

  private static CountedBids bids(int tender, String lot, String... firms) {
    return new CountedBids(
        number(tender),
        lot,
        List.of(firms).stream().map(firm -> new CountedBids.Bidder(firm, "firm " + firm)).toList());
  }

  private static AwardedLot award(int tender, String firm) {
    return new AwardedLot(number(tender), "0", firm, won(10_000_000), CLOSES);
  }

  private static PersonId person(int i) {
    return new PersonId("c0de0000-0000-4000-8000-00000000000" + i);
  }

  private static List<String> of(int number) {
    return List.of(number(number));
  }

  private static String number(int serial) {
    return String.format(java.util.Locale.ROOT, "R26BK%08d", serial);
  }

  private static Money won(long amount) {
    return WON.of(BigDecimal.valueOf(amount));
  }
}
