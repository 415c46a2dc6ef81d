package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Won;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * The figures of works since 2025-07-01, typed from annexes 1 to 7 of the guidance: amounts in
 * units of 100 million won, as the annexes cut them.
 */
class ScreeningBandsTest {
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final LocalDate AUGUST_31 = LocalDate.of(2025, 8, 31);
  private static final LocalDate SEPTEMBER_1 = LocalDate.of(2025, 9, 1);
  private static final String WORKS = "general-works";
  private static final List<String> KINDS =
      List.of("general-works", "specialised-works", "other-works");
  private static final Money NO_A = Won.of(0);
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-works");
  private static final ScreeningRules LAW = ScreeningRules.of(RULES);

  /** The first and the last amount of a band. */
  private static Stream<Money> amounts(long from, long below) {
    return Stream.of(Won.of(from * 100_000_000), Won.of(below * 100_000_000 - 1));
  }

  private static List<String> kinds(String kinds) {
    return kinds.equals("all") ? KINDS : List.of(kinds.split(" "));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            0 |   2 | 89.745 | 90 | 20 | 95 | 90.25 | 85
            2 |   4 | 89.745 | 90 | 20 | 95 | 90.25 | 85
            4 |  10 | 89.745 | 80 | 20 | 95 | 90.25 | 75
           10 |  30 | 88.745 | 70 |  4 | 95 | 91.25 | 65
           30 |  50 | 88.745 | 70 |  4 | 95 | 91.25 | 65
           50 | 100 | 87.495 | 50 |  2 | 95 | 92.5  | 45
          100 | 300 | 81.995 | 30 |  1 | 92 | 98    | 22
          """)
  void theLimitRateAndThePriceScoreOfEachAnnex(
      long from,
      long below,
      String limit,
      BigDecimal points,
      BigDecimal slope,
      BigDecimal passMark,
      BigDecimal flatFrom,
      BigDecimal flat) {
    for (Money amount : amounts(from, below).toList()) {
      assertThat(LAW.limitRate(WORKS, JULY_1, amount)).contains(Percent.of(limit));
      PriceScoreRow row = LAW.priceScore(WORKS, JULY_1, amount).orElseThrow();
      assertThat(row.points()).isEqualByComparingTo(points);
      assertThat(row.slope()).isEqualByComparingTo(slope);
      assertThat(row.base()).isEqualByComparingTo("90");
      assertThat(row.passMark()).isEqualByComparingTo(passMark);
      assertThat(row.minimum()).isEqualByComparingTo("2");
      assertThat(score(new BigDecimal("90"), row)).isEqualByComparingTo(points);
      assertThat(score(flatFrom, row)).isEqualByComparingTo(flat);
      assertThat(score(new BigDecimal("99.5"), row)).isEqualByComparingTo(flat);
      assertThat(score(new BigDecimal("100"), row)).isEqualByComparingTo(flat);
      assertThat(score(flatFrom.subtract(new BigDecimal("0.01")), row))
          .isEqualByComparingTo(flat.add(slope.movePointLeft(2)));
      assertThat(score(new BigDecimal("30"), row)).isEqualByComparingTo("2");
    }
  }

  /**
   * @param percent of an estimated price of 1,000,000 won, no A
   */
  private static BigDecimal score(BigDecimal percent, PriceScoreRow row) {
    Money bid = Won.of(percent.movePointRight(4).longValueExact());
    return PriceScore.of(bid, Won.of(1_000_000), NO_A, row);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            0 |   2 | all | performance 4, management 5, special-reliability 1, access 1, disqualification -15..0 | 10: performance management special-reliability access
            2 |   4 | general-works | performance 4.8, management 5, special-reliability 1, access 0.2, disqualification -15..0 | 10: performance management special-reliability access
            2 |   4 | specialised-works other-works | performance 5, management 5, special-reliability 1, access 1, disqualification -15..0 | 10: performance management special-reliability access
            4 |   5 | general-works specialised-works | performance 10, management 10, special-reliability 1, access 1, disqualification -15..0 | 20: performance management special-reliability access
            4 |   5 | other-works | performance 10, management 10, special-reliability 1, disqualification -15..0 | 20: performance management special-reliability
            5 |  10 | all | performance 10, management 10, special-reliability 1, disqualification -15..0 | 20: performance management special-reliability
           10 |  30 | all | performance 15, management 15, disqualification -15..0 |
           30 |  50 | all | performance 15, management 10, reliability -1.2..1.2, direct-work -1.3..5, disqualification -15..0 | 25: performance management reliability
           50 | 100 | all | performance 15, management 15, reliability -2..2, direct-work -2.5..10, materials-labour 10, disqualification -15..0 | 30: performance management reliability
          100 | 300 | all | performance 14, technical-ability 15, management 15, reliability -2..2, direct-work -3..12, materials-labour 14, penalty-points -3..0, disqualification -15..0 | 44: performance technical-ability management reliability
          """)
  void theItemsOfEachAnnexAndKindMakeAHundredWithThePrice(
      long from, long below, String kinds, String items, String field) {
    for (Money amount : amounts(from, below).toList()) {
      for (String kind : kinds(kinds)) {
        ScreeningRow row = LAW.screening(kind, JULY_1, amount).orElseThrow();
        assertThat(items(row)).isEqualTo(items);
        assertThat(fields(row)).isEqualTo(field == null ? "" : field);
        BigDecimal points = LAW.priceScore(WORKS, JULY_1, amount).orElseThrow().points();
        assertThat(points.add(new Sheet(row.items(), row.fields(), BigDecimal.ZERO).maximum()))
            .isEqualByComparingTo("100");
      }
    }
  }

  private static String items(ScreeningRow row) {
    return row.items().stream()
        .map(
            item ->
                item.code()
                    + " "
                    + (item.minimum().signum() == 0 ? "" : Marks.plain(item.minimum()) + "..")
                    + Marks.plain(item.maximum()))
        .collect(Collectors.joining(", "));
  }

  private static String fields(ScreeningRow row) {
    return row.fields().stream()
        .map(
            field -> {
              assertThat(field.code()).isEqualTo("capacity");
              return Marks.plain(field.maximum()) + ": " + String.join(" ", field.items());
            })
        .collect(Collectors.joining("; "));
  }

  @Test
  void bidsBelowTheStandardUnitPricesLosePointsInTheLargestWorksSinceSeptember2025() {
    Money large = Won.of(10_000_000_000L);
    for (String kind : KINDS) {
      ScreeningRow before = LAW.screening(kind, AUGUST_31, large).orElseThrow();
      ScreeningRow since = LAW.screening(kind, SEPTEMBER_1, large).orElseThrow();
      assertThat(items(since))
          .isEqualTo(items(before).replace(", disq", ", standard-unit-prices -2..0, disq"))
          .contains("standard-unit-prices");
      assertThat(since.fields()).isEqualTo(before.fields());
    }
  }

  @Test
  void fromThirtyBillionWonOnAndForOtherKindsThereIsNoScreening() {
    Money most = Won.of(30_000_000_000L);
    assertThat(LAW.limitRate(WORKS, JULY_1, most)).isEmpty();
    assertThat(LAW.priceScore(WORKS, JULY_1, most)).isEmpty();
    KINDS.forEach(kind -> assertThat(LAW.screening(kind, JULY_1, most)).isEmpty());
    Money some = Won.of(2_000_000_000L);
    assertThat(LAW.screening("ordinary-goods", JULY_1, some)).isEmpty();
    assertThat(LAW.screening(null, JULY_1, some)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 10", "10, 15", "50, 25", "100, 35"})
  void noticesBeforeKeepTheHalvesOfTheirTime(long from, String half) {
    Money amount = Won.of(from * 100_000_000);
    for (String kind : KINDS) {
      assertThat(items(LAW.screening(kind, JUNE_30, amount).orElseThrow()))
          .isEqualTo("performance " + half + ", management " + half);
    }
    assertThat(LAW.limitRate(WORKS, JUNE_30, Won.of(299_999_999))).isEmpty();
  }

  @Test
  void everyNoticeOfWorksSaysItsKind() {
    assertThat(RULES.businessKinds(BusinessType.WORKS)).isEqualTo(KINDS);
  }
}
