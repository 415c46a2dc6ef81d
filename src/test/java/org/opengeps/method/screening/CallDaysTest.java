package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Won;
import org.opengeps.law.WorkingCalendar;
import org.opengeps.method.CallPeriods;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Holidays;

/**
 * How long candidates have that are called, typed from the guidance and not from the rule sets:
 * 지방자치단체 입찰시 낙찰자 결정기준 (행정안전부 예규 제373호, in force since 2026-07-01) 제2장 제3절 5, papers within 7 days,
 * for works of 3 to 10 billion won 15, for goods 5 from the published amount (고시금액, 230 million
 * won) on and 3 below it; 제3절 6, a supplement once, within 7 days from the request. That days are
 * counted from the next one, to the end of a working day, is 민법 제157조, 제159조 and 제161조.
 */
class CallDaysTest {
  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
  private static final RuleSets SETS = RuleSets.carried();
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final WorkingCalendar KOREA = new WorkingCalendar(SEOUL, true, Holidays.KOREAN);

  private static CallPeriods calls(String ruleSet, String kind, long estimated) {
    return ScreeningRules.of(SETS.get(ruleSet))
        .calls(kind, JULY_1, Won.of(estimated))
        .orElseThrow();
  }

  @ParameterizedTest(name = "{1} of {2} won: {3} days for papers, 7 for a supplement")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kr-local-works    | general-works         |            1 |  7
          kr-local-works    | general-works         |   2999999999 |  7
          kr-local-works    | general-works         |   3000000000 | 15
          kr-local-works    | specialised-works     |   9999999999 | 15
          kr-local-works    | other-works           |   5000000000 | 15
          kr-local-works    | general-works         |  10000000000 |  7
          kr-local-works    | general-works         |  29999999999 |  7
          kr-local-goods    | ordinary-goods        |            1 |  3
          kr-local-goods    | ordinary-goods        |    229999999 |  3
          kr-local-goods    | ordinary-goods        |    230000000 |  5
          kr-local-goods    | ordinary-goods        | 999999999999 |  5
          kr-local-services | technical-services    |            1 |  7
          kr-local-services | technical-services-pq |   5000000000 |  7
          kr-local-services | academic-services     | 999999999999 |  7
          """)
  void candidatesHaveTheDaysOfTheGuidance(String ruleSet, String kind, long estimated, int papers) {
    CallPeriods calls = calls(ruleSet, kind, estimated);
    assertThat(calls.papers().english()).isEqualTo(papers + " days");
    assertThat(calls.supplement().english()).isEqualTo("7 days");
  }

  /** 추석 of 2026 is 24 to 26 September, 한글날 9 October. */
  @ParameterizedTest(name = "{0} of {1} won called at {2} has until {3}, asked again until {4}")
  @CsvSource({
    "general-works,  2000000000, 2026-09-07T10:00, 2026-09-15T00:00, 2026-09-15T00:00",
    "general-works,  2000000000, 2026-09-17T10:00, 2026-09-29T00:00, 2026-09-29T00:00",
    "general-works,  5000000000, 2026-09-01T23:59, 2026-09-17T00:00, 2026-09-09T00:00",
    "general-works,  5000000000, 2026-10-02T09:00, 2026-10-20T00:00, 2026-10-13T00:00",
    "ordinary-goods,  100000000, 2026-09-21T10:00, 2026-09-29T00:00, 2026-09-29T00:00",
    "ordinary-goods,  500000000, 2026-09-07T00:00, 2026-09-15T00:00, 2026-09-15T00:00",
  })
  void theyAreOverWhenTheLastWorkingDayIs(
      String kind, long estimated, LocalDateTime called, LocalDateTime papers, LocalDateTime more) {
    String ruleSet = kind.endsWith("goods") ? "kr-local-goods" : "kr-local-works";
    CallPeriods calls = calls(ruleSet, kind, estimated);
    var from = called.atZone(SEOUL).toInstant();
    assertThat(calls.papers().at(from, KOREA)).isEqualTo(papers.atZone(SEOUL).toInstant());
    assertThat(calls.supplement().at(from, KOREA)).isEqualTo(more.atZone(SEOUL).toInstant());
  }

  @Test
  void worksNoticedBeforeJuly2025AreExaminedWithoutACall() {
    ScreeningRules works = ScreeningRules.of(SETS.get("kr-local-works"));
    LocalDate from = LocalDate.of(2025, 7, 1);
    assertThat(works.calls("general-works", from.minusDays(1), Won.of(1))).isEmpty();
    assertThat(works.calls("general-works", from, Won.of(1))).isPresent();
  }
}
