package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Holidays;

class LateDaysTest {
  private static final LocalDate DUE = LocalDate.of(2026, 6, 10);

  /** Days of June: delivered-inspected, then what mended it. */
  @ParameterizedTest(name = "{0}: {1} days, {2}")
  @CsvSource({
    "10-24,             0, in time and the agency takes fourteen days",
    "11-11,             1, a day late",
    "11-20,            10, late: the days of inspection count as well",
    "8-9 10-12,         0, returned and mended in time",
    "8-9 13-20,        10, mended after the end: late until it passed",
    "10-15 18-25,      10, returned after the end: from that day until it passed",
    "10-15 18-20 25-26, 11, returned twice: from the first time on",
    "10-15 15-20,       5, mended on the day on which it was returned: until it passed",
    "12-14 16-20,      10, late from the first on until it passed",
  })
  void daysAreCountedAsTheConditionsSay(String rounds, int days, String why) {
    List<LateDays.Round> all = new ArrayList<>();
    for (String round : rounds.split(" ")) {
      String[] parts = round.split("-");
      all.add(new LateDays.Round(day(parts[0]), day(parts[1])));
    }
    assertThat(LateDays.count(DUE, all)).as(why).isEqualTo(days);
  }

  private static LocalDate day(String number) {
    return DUE.withDayOfMonth(Integer.parseInt(number));
  }

  @ParameterizedTest
  @CsvSource({
    "kr-local-goods, 2026-06-05, 2026-06-05, a Friday",
    "kr-local-goods, 2026-06-06, 2026-06-08, a Saturday and a holiday",
    "kr-local-goods, 2026-06-07, 2026-06-08, a Sunday",
    "sandbox-goods,  2026-06-07, 2026-06-07, practice knows no holidays",
  })
  void aContractThatEndsOnAHolidayEndsOnTheNextWorkingDay(
      String ruleSet, LocalDate until, LocalDate last, String why) {
    RuleSet rules = RuleSets.carried().get(ruleSet);
    assertThat(rules.under(Holidays.of(rules.json())).lastDay(until)).as(why).isEqualTo(last);
  }
}
