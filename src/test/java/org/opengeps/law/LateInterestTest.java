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

class LateInterestTest {
  private static final LocalDate LAST = LocalDate.of(2026, 2, 27);

  /** The same figures as in interest.test.mjs: page and server count alike. */
  @ParameterizedTest(name = "{0} won at {1} % for {2} days: {3}")
  @CsvSource({
    "20000000,   8.5,   3,   13972",
    "20000000,   8.5,   0,   0",
    "1,          8.5,   364, 0",
    "45000000,   12.25, 30,  453082",
    "1797931000, 7.125, 365, 128102583",
  })
  void aFractionOfTheSmallestUnitIsNotOwed(long amount, String rate, int days, long owed) {
    var interest = new LateInterest(Won.of(amount), Percent.of(rate), 365, days);
    assertThat(interest.owed()).isEqualTo(Won.of(owed));
  }

  @Test
  void theSmallestUnitIsThatOfTheCurrency() {
    var dollars = new CurrencyUnit("USD", 2);
    var interest = new LateInterest(dollars.read("2000.00"), Percent.of("8.5"), 365, 3);
    assertThat(interest.owed()).isEqualTo(dollars.read("1.39"));
  }

  @ParameterizedTest(name = "paid on {0}: {1} days late")
  @CsvSource({
    "2026-02-20, 0",
    "2026-02-27, 0",
    "2026-02-28, 1",
    "2026-03-01, 2",
    "2027-02-27, 365"
  })
  void daysAreCountedFromTheDayAfterTheLastOneInTime(LocalDate paidOn, int days) {
    assertThat(LateInterest.days(LAST, paidOn)).isEqualTo(days);
  }

  @Test
  void neitherDaysBeforeTheLastOneNorAYearWithoutDaysBearInterest() {
    assertThatThrownBy(() -> new LateInterest(Won.of(1), Percent.of("8.5"), 365, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LateInterest(Won.of(1), Percent.of("8.5"), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
