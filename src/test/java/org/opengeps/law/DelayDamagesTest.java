package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Won;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

class DelayDamagesTest {
  private static final LocalDate BORDER = LocalDate.of(2016, 11, 29);

  /** 지방계약법 시행규칙 제75조: the rates as the rule sets carry them, by kind and business. */
  @ParameterizedTest(name = "local {1}, {2}: {3} won of {4}")
  @CsvSource({
    "kr-local-works,    works,          WORKS,    10, 1620000000,  8100000",
    "kr-local-goods,    goods,          GOODS,    10,   45000000,   360000",
    "kr-local-goods,    goods-designed, GOODS,    10,   45000000,   225000",
    "kr-local-goods,    services,       GOODS,    10,   45000000,   585000",
    "kr-local-services, services,       SERVICES, 10,   45000000,   585000",
    "kr-local-services, transport,      SERVICES, 10,   45000000,  1125000",
  })
  void localRatesOfEachKindGiveTheseDamages(
      String ruleSet, String kind, BusinessType type, int days, long part, long damages) {
    ContractRules rules = RuleSets.carried().get(ruleSet).contract().orElseThrow();
    Delay agreed =
        rules.delays(type, BORDER).stream()
            .filter(row -> row.kind().equals(kind))
            .map(row -> new Delay(row.kind(), row.rate(), rules.cap()))
            .findFirst()
            .orElseThrow();
    assertThat(DelayDamages.of(Won.of(part), agreed, days, 0).amount()).isEqualTo(Won.of(damages));
    assertThat(rules.delays(type, BORDER.minusDays(1)))
        .as("a contract that was sent before the rates were in force")
        .isEmpty();
  }

  /**
   * 국가계약법 시행규칙 제75조 from 2017-12-28 on, and the doubled rates before: what a contract says counts.
   */
  @ParameterizedTest(name = "state, agreed {0} %: {2} won")
  @CsvSource({
    "0.05,  1620000000,  8100000",
    "0.075,   45000000,   337500",
    "0.125,   45000000,   562500",
    "0.15,    45000000,   675000",
    "0.25,    45000000,  1125000",
    "0.1,   1620000000, 16200000",
  })
  void theRateOfTheContractCountsWhateverTheRuleSetSaysLater(String rate, long part, long damages) {
    assertThat(damages(part, rate, 10, 0).amount()).isEqualTo(Won.of(damages));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 0, 22500",
    "5, 0, 112500",
    "5, 2, 67500",
    "5, 5, 0",
  })
  void daysWithoutTheSuppliersFaultDoNotCount(int late, int excused, long damages) {
    DelayDamages counted = damages(45_000_000, "0.05", late, excused);
    assertThat(counted.amount()).isEqualTo(Won.of(damages));
    assertThat(counted.days()).isEqualTo(late - excused);
  }

  @ParameterizedTest
  @CsvSource({
    "599, 13477500, false",
    "600, 13500000, false",
    "601, 13500000, true",
    "9999, 13500000, true",
  })
  void allDaysTogetherAreThirtyPercentAtMost(int days, long damages, boolean capped) {
    DelayDamages counted = damages(45_000_000, "0.05", days, 0);
    assertThat(counted.amount()).isEqualTo(Won.of(damages));
    assertThat(counted.isCapped()).isEqualTo(capped);
    assertThat(counted.most()).isEqualTo(Won.of(13_500_000));
  }

  @ParameterizedTest
  @CsvSource({"1999, 0.05, 1, 0", "2000, 0.05, 1, 1", "3999, 0.05, 1, 1", "1333, 0.075, 1, 0"})
  void aFractionOfAWonIsNotAskedFor(long part, String rate, int days, long damages) {
    assertThat(damages(part, rate, days, 0).amount()).isEqualTo(Won.of(damages));
  }

  @Test
  void theSmallestUnitIsThatOfTheCurrency() {
    var dollars = new CurrencyUnit("USD", 2).of(new java.math.BigDecimal("1000.00"));
    assertThat(
            DelayDamages.of(
                    dollars, new Delay("goods", Percent.of("0.075"), Percent.of("30")), 1, 0)
                .amount()
                .text())
        .isEqualTo("0.75");
  }

  /**
   * The decree takes accepted parts off first and counts the rest for its days; what is accepted
   * late answers for its own days. Both come to the same.
   */
  @Test
  void partsThatAnswerForThemselvesAddUpToTheOpenRestOfEachDay() {
    long sum = 100_000_000;
    long inTime = 30_000_000;
    long first = 20_000_000;
    long last = 50_000_000;
    var byParts =
        damages(inTime, "0.08", 0, 0)
            .amount()
            .plus(damages(first, "0.08", 10, 0).amount())
            .plus(damages(last, "0.08", 25, 0).amount());
    var byDays =
        damages(sum - inTime, "0.08", 10, 0)
            .amount()
            .plus(damages(sum - inTime - first, "0.08", 15, 0).amount());
    assertThat(byParts).isEqualTo(byDays).isEqualTo(Won.of(1_160_000));
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "0, 1", "3, -1"})
  void noMoreDaysAreExcusedThanAreLate(int late, int excused) {
    assertThatThrownBy(() -> damages(1, "0.05", late, excused))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DelayDamages damages(long part, String rate, int late, int excused) {
    return DelayDamages.of(
        Won.of(part), new Delay("any", Percent.of(rate), Percent.of("30")), late, excused);
  }
}
