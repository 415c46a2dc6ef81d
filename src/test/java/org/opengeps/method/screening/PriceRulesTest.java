package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Won;
import org.opengeps.method.lowest.BidIsWithinItsBounds;
import org.opengeps.method.lowest.Bounds;
import org.opengeps.method.lowest.CandidateQualifies;
import org.opengeps.method.lowest.MinimumBid;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.draw.DrawParameters;

/** The official case of 2025: estimated price 1,773,240,950 won, limit rate 86.745 %, A = 0. */
class PriceRulesTest {
  private static final Money ESTIMATED = Won.of(1_773_240_950L);
  private static final Money NO_A = Won.of(0);
  private static final Percent LIMIT = Percent.of("86.745");
  private static final Money MINIMUM = Won.of(1_538_197_863L);

  @Test
  void theMinimumBidOfTheOfficialCaseIsFound() {
    assertThat(MinimumBid.of(ESTIMATED, NO_A, LIMIT)).isEqualTo(MINIMUM);
  }

  @Test
  void aWholeProductIsNotRoundedUp() {
    assertThat(MinimumBid.of(Won.of(200_000_000L), NO_A, LIMIT)).isEqualTo(Won.of(173_490_000L));
  }

  @Test
  void theDeductibleAIsNotSubjectToTheLimitRate() {
    assertThat(MinimumBid.of(Won.of(1_000_000_000L), Won.of(100_000_001L), LIMIT))
        .isEqualTo(Won.of(880_705_001L));
  }

  @ParameterizedTest
  @CsvSource({
    "1538197862, below-limit", "1538197863,",
    "1773240950,", "1773240951, above-estimate"
  })
  void bothEndsOfTheRangeAreInside(long amount, String exclusion) {
    Bounds bounds = new Bounds(MINIMUM, Optional.empty(), ESTIMATED);
    assertThat(BidIsWithinItsBounds.judge(Won.of(amount), bounds)).isEqualTo(exclusion);
  }

  /** The second case by hand: 700,000,001 x 1,000,000,000 / 1,000,000,001 = 700,000,000.3. */
  @ParameterizedTest
  @CsvSource({
    "1000000000, 1000000000, 900000000, 882000000",
    "1000000001, 1000000000, 700000001, 686000001",
    "1797931000, 1773240950, 1600000000, 1546467474",
    "1000, 999, 500, 490"
  })
  void ninetyEightPercentOfTheCostSumInProportionToTheDrawnPriceIsRoundedUpTwice(
      long base, long estimated, long costSum, long lowest) {
    PriceFloor floor = floor();
    assertThat(floor.lowest(Won.of(costSum), Won.of(estimated), Won.of(base)))
        .isEqualTo(Won.of(lowest));
  }

  @Test
  void aBidOfExactlyTheFloorMayWinAndOneWonLessIsPassedOver() {
    Bounds bounds = new Bounds(MINIMUM, Optional.of(Won.of(1_600_000_000)), ESTIMATED);
    assertThat(BidIsWithinItsBounds.judge(Won.of(1_600_000_000), bounds)).isNull();
    assertThat(BidIsWithinItsBounds.judge(Won.of(1_599_999_999), bounds))
        .isEqualTo("below-price-floor");
    assertThat(BidIsWithinItsBounds.judge(Won.of(1_538_197_862), bounds)).isEqualTo("below-limit");
  }

  @Test
  void theRuleHoldsBelowTenBillionWonOfTheDrawnPriceAndMayHoldIfTheDrawCanGiveOne() {
    PriceFloor floor = floor();
    assertThat(floor.holds(Won.of(9_999_999_999L))).isTrue();
    assertThat(floor.holds(Won.of(10_000_000_000L))).isFalse();
    DrawParameters draw = DrawParameters.koreanLocalWorks();
    assertThat(floor.mayHold(Won.of(10_309_278_200L), draw)).isTrue();
    assertThat(floor.mayHold(Won.of(10_309_278_400L), draw)).isFalse();
  }

  private static PriceFloor floor() {
    return new PriceFloor(Percent.of("98.000"), Won.of(10_000_000_000L), List.of("works"));
  }

  @ParameterizedTest
  @CsvSource({"986545, 98.654", "872727, 87.272", "9039452, 90.394"})
  void ratesAreCutToThreeDecimals(long part, String rate) {
    long whole = part > 1_000_000 ? 10_000_000 : 1_000_000;
    assertThat(Percent.rate(Won.of(part), Won.of(whole))).hasToString(rate);
  }

  @Test
  void theMinimumBidShowsTheLimitRate() {
    assertThat(Percent.rate(MINIMUM, ESTIMATED)).hasToString("86.745");
  }

  private static PriceScoreRow constants(LocalDate noticed, long estimatedAmount) {
    RuleSets sets = RuleSets.carried();
    return ScreeningRules.of(sets.get("kr-local-works"))
        .priceScore("general-works", noticed, Won.of(estimatedAmount))
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "880000, 70", "870000, 66", "867500, 65", "867450, 65", "867449, 64.96",
    "890000, 66", "892500, 65", "900000, 65", "1000000, 65", "100000, 2"
  })
  void worksOfOneToFiveBillionScoreByDistanceFromEightyEightPercent(long bid, BigDecimal score) {
    PriceScoreRow constants = constants(LocalDate.of(2025, 6, 5), 1_634_482_727L);
    assertThat(PriceScore.of(Won.of(bid), Won.of(1_000_000), NO_A, constants))
        .isEqualByComparingTo(score);
  }

  @Test
  void fromJuly2025TheBaseIsNinetyPercent() {
    PriceScoreRow constants = constants(LocalDate.of(2025, 7, 1), 1_634_482_727L);
    assertThat(PriceScore.of(Won.of(900_000), Won.of(1_000_000), NO_A, constants))
        .isEqualByComparingTo("70");
  }

  @Test
  void theDeductibleALeavesTheScoreToWhatCompetes() {
    PriceScoreRow constants = constants(LocalDate.of(2025, 6, 5), 1_634_482_727L);
    assertThat(PriceScore.of(Won.of(980_000), Won.of(1_100_000), Won.of(100_000), constants))
        .isEqualByComparingTo("70");
  }

  @Test
  void aBidAtTheLimitQualifiesWithFullMarksElsewhere() {
    PriceScoreRow constants = constants(LocalDate.of(2025, 6, 5), 1_634_482_727L);
    BigDecimal price = PriceScore.of(MINIMUM, ESTIMATED, NO_A, constants);
    assertThat(CandidateQualifies.judge(price.add(new BigDecimal("30")), constants.passMark()))
        .isTrue();
    assertThat(CandidateQualifies.judge(price.add(new BigDecimal("29.9999")), constants.passMark()))
        .isFalse();
  }
}
