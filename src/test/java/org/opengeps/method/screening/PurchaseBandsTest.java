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
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * The figures of goods (chapter 2-3, annexes 1 to 3) and of technical and academic services
 * (chapter 2-2, annexes 1, 2 and 4), typed from the guidance in force since 2026-07-01: amounts in
 * units of 100 million won, as the annexes cut them. 2.3 is the published amount (고시금액).
 */
class PurchaseBandsTest {
  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
  private static final Money NO_A = Won.of(0);
  private static final RuleSets SETS = RuleSets.carried();
  private static final Money HUGE = Won.of(10_000_000_000_000L);

  private static ScreeningRules law(String kind) {
    String id = kind.endsWith("goods") ? "kr-local-goods" : "kr-local-services";
    return ScreeningRules.of(SETS.get(id));
  }

  /** The first amount of a band and the last one; an open band has a huge one. */
  private static List<Money> amounts(BigDecimal from, BigDecimal below) {
    Money last = below == null ? HUGE : Won.of(below.movePointRight(8).longValueExact() - 1);
    return List.of(Won.of(from.movePointRight(8).longValueExact()), last);
  }

  @ParameterizedTest(name = "{0} {1} to {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ordinary-goods        |   0 | 2.3 | 84.245 | 70 |  4 | 85 | 91.75 | 55
          ordinary-goods        | 2.3 |  10 | 80.495 | 60 |  2 | 85 | 95.5  | 45
          ordinary-goods        |  10 |     | 80.495 | 30 |  2 | 85 | 95.5  | 15
          technical-services-pq |   0 |   5 | 86.745 | 60 |  4 | 95 | 89.25 | 55
          technical-services-pq |   5 |  10 | 85.495 | 50 |  2 | 95 | 90.5  | 45
          technical-services-pq |  10 |     | 79.995 | 30 |  1 | 92 | 96    | 22
          technical-services    |   0 |   1 | 87.745 | 90 | 20 | 95 | 88.25 | 85
          technical-services    |   1 |   2 | 87.745 | 80 | 20 | 95 | 88.25 | 75
          technical-services    |   2 |   5 | 86.745 | 50 |  4 | 95 | 89.25 | 45
          technical-services    |   5 |  10 | 85.495 | 50 |  2 | 95 | 90.5  | 45
          technical-services    |  10 |     | 79.995 | 30 |  1 | 92 | 96    | 22
          academic-services     |   0 |   1 | 80.495 | 65 |  2 | 85 | 95.5  | 50
          academic-services     |   1 |   2 | 80.495 | 60 |  2 | 85 | 95.5  | 45
          academic-services     |   2 |     | 80.495 | 30 |  2 | 85 | 95.5  | 15
          """)
  void theLimitRateAndThePriceScoreOfEachBand(
      String kind,
      BigDecimal from,
      BigDecimal below,
      String limit,
      BigDecimal points,
      BigDecimal slope,
      BigDecimal passMark,
      BigDecimal flatFrom,
      BigDecimal flat) {
    for (Money amount : amounts(from, below)) {
      assertThat(law(kind).limitRate(kind, JULY_1, amount)).contains(Percent.of(limit));
      PriceScoreRow row = law(kind).priceScore(kind, JULY_1, amount).orElseThrow();
      assertThat(row.points()).isEqualByComparingTo(points);
      assertThat(row.slope()).isEqualByComparingTo(slope);
      assertThat(row.base()).isEqualByComparingTo("88");
      assertThat(row.passMark()).isEqualByComparingTo(passMark);
      assertThat(row.minimum()).isEqualByComparingTo("2");
      assertThat(score("88", row)).isEqualByComparingTo(points);
      assertThat(score(flatFrom.toString(), row)).isEqualByComparingTo(flat);
      assertThat(score("100", row)).isEqualByComparingTo(flat);
      assertThat(score(flatFrom.subtract(new BigDecimal("0.01")).toString(), row))
          .isEqualByComparingTo(flat.add(slope.movePointLeft(2)));
      BigDecimal lost = new BigDecimal(100).subtract(passMark);
      assertThat(score(limit, row))
          .as("at the limit full marks of the rest pass")
          .isEqualTo(points.subtract(lost).stripTrailingZeros());
      assertThat(score(new BigDecimal(limit).subtract(new BigDecimal("0.001")).toString(), row))
          .as("just below the limit they do not")
          .isEqualByComparingTo(points.subtract(lost).subtract(slope.movePointLeft(2)));
      assertThat(score("20", row)).isEqualByComparingTo("2");
    }
  }

  /**
   * @param percent of an estimated price of 1,000,000 won
   */
  private static BigDecimal score(String percent, PriceScoreRow row) {
    Money bid = Won.of(new BigDecimal(percent).movePointRight(4).longValueExact());
    return PriceScore.of(bid, Won.of(1_000_000), NO_A, row);
  }

  @ParameterizedTest(name = "{0} {1} to {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ordinary-goods        |   0 | 2.3 | technical-ability 10, management 20, reliability -2..2 | 30: technical-ability management reliability
          ordinary-goods        | 2.3 |  10 | technical-ability 10, management 30, reliability -2..2 | 40: technical-ability management reliability
          ordinary-goods        |  10 |     | supply-record 30, technical-ability 10, management 30, reliability -2..2 | 70: supply-record technical-ability management reliability
          technical-services-pq |   0 |   5 | pq-score 34, lead-engineers 1, regional-share 3, management 2, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services-pq |   5 |  10 | pq-score 44, lead-engineers 1, regional-share 3, management 2, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services-pq |  10 |     | pq-score 64, lead-engineers 1, regional-share 3, management 2, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services    |   0 |   1 | management 10, special-record 2, staff-shortage -10..0, unpaid-wages -1..0 | 10: management special-record
          technical-services    |   1 |   2 | service-record 10, management 10, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services    |   2 |   5 | service-record 22, regional-share 3, engineers 5, management 20, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services    |   5 |  10 | service-record 17, regional-share 3, engineers 10, management 20, staff-shortage -10..0, unpaid-wages -1..0 |
          technical-services    |  10 |     | service-record 27, regional-share 3, engineers 10, management 30, staff-shortage -10..0, unpaid-wages -1..0 |
          academic-services     |   0 |   1 | service-record 5, lead-researcher 10, management 20, reliability -3..3 | 35: service-record lead-researcher management reliability
          academic-services     |   1 |   2 | service-record 10, lead-researcher 10, management 20, reliability -3..3 | 40: service-record lead-researcher management reliability
          academic-services     |   2 |     | service-record 30, lead-researcher 10, research-staff 10, management 20, reliability -3..3 | 70: service-record lead-researcher research-staff management reliability
          """)
  void theItemsOfEachBandMakeAHundredWithThePrice(
      String kind, BigDecimal from, BigDecimal below, String items, String field) {
    for (Money amount : amounts(from, below)) {
      ScreeningRow row = law(kind).screening(kind, JULY_1, amount).orElseThrow();
      assertThat(items(row)).isEqualTo(items);
      assertThat(fields(row)).isEqualTo(field == null ? "" : field);
      BigDecimal points = law(kind).priceScore(kind, JULY_1, amount).orElseThrow().points();
      assertThat(points.add(new Sheet(row.items(), row.fields(), BigDecimal.ZERO).maximum()))
          .isEqualByComparingTo("100");
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
        .map(one -> Marks.plain(one.maximum()) + ": " + String.join(" ", one.items()))
        .collect(Collectors.joining("; "));
  }

  @Test
  void goodsAndServicesKnowNoANorTheNinetyEightPercentRule() {
    for (String kind : List.of("ordinary-goods", "technical-services")) {
      assertThat(law(kind).isDeductible()).isFalse();
      assertThat(law(kind).hasPriceFloor()).isFalse();
      assertThat(law(kind).priceFloor(JULY_1, BusinessType.GOODS)).isEmpty();
      assertThat(law(kind).priceFloor(JULY_1, BusinessType.WORKS)).isEmpty();
    }
    ScreeningRules works = ScreeningRules.of(SETS.get("kr-local-works"));
    assertThat(works.isDeductible()).isTrue();
    assertThat(works.hasPriceFloor()).isTrue();
  }

  @Test
  void generalServicesBooksAndServicesAfterADisasterHaveNoScreening() {
    Stream.of("ordinary-services", "disaster-services", "general-works", null)
        .forEach(kind -> hasNone(law("services"), kind));
    Stream.of("books", "ordinary-services").forEach(kind -> hasNone(law("ordinary-goods"), kind));
    assertThat(SETS.get("kr-local-services").businessKinds(BusinessType.SERVICES))
        .containsExactly("technical-services-pq", "technical-services", "academic-services");
    assertThat(SETS.get("kr-local-goods").businessKinds(BusinessType.GOODS))
        .containsExactly("ordinary-goods");
  }

  private static void hasNone(ScreeningRules law, String kind) {
    Money some = Won.of(300_000_000);
    assertThat(law.screens(kind)).isFalse();
    assertThat(law.screening(kind, JULY_1, some)).isEmpty();
    assertThat(law.unscored(kind, JULY_1, some)).isPresent();
  }

  @Test
  void theyGovernNoticesFromTheDayOfTheGuidanceAndStandSevenDaysWhateverTheAmount() {
    for (String id : List.of("kr-local-goods", "kr-local-services")) {
      assertThat(SETS.findInForce(id, JULY_1.minusDays(1))).isEmpty();
      assertThat(SETS.findInForce(id, JULY_1)).isPresent();
      assertThat(SETS.get(id).noticePeriod(Won.of(1), false).number()).isEqualTo(7);
      assertThat(SETS.get(id).noticePeriod(HUGE, false).number()).isEqualTo(7);
      assertThat(SETS.get(id).noticePeriod(HUGE, true).number()).isEqualTo(5);
    }
  }
}
