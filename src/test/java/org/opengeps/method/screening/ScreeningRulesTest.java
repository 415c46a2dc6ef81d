package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Won;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Drafted;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** The figures of the screening, as the law has them. */
class ScreeningRulesTest {
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final String WORKS = "general-works";
  private static final Money TWO_BILLION = Won.of(2_000_000_000L);

  /** In millions of won: where bands begin, and amounts inside of them. */
  private static final long[] BANDS_BEFORE = {300, 1_000, 5_000, 10_000};

  private static final long[] BANDS = {
    0, 1, 199, 200, 399, 400, 500, 999, 1_000, 3_000, 4_999, 5_000, 10_000, 29_999
  };

  private static final RuleSets SETS = RuleSets.carried();
  private static final RuleSet RULES = SETS.get("kr-local-works");
  private static final ScreeningRules LAW = ScreeningRules.of(RULES);

  @Test
  void limitRateChangesWithTheNoticeDateNotWithToday() {
    ScreeningRules rules = LAW;
    assertThat(rules.limitRate(WORKS, JUNE_30, TWO_BILLION)).contains(Percent.of("86.745"));
    assertThat(rules.limitRate(WORKS, JULY_1, TWO_BILLION)).contains(Percent.of("88.745"));
  }

  @Test
  void bandsOfAmountsIncludeTheirLowerBoundOnly() {
    ScreeningRules rules = LAW;
    assertThat(rules.limitRate(WORKS, JUNE_30, Won.of(999_999_999L)))
        .contains(Percent.of("87.745"));
    assertThat(rules.limitRate(WORKS, JUNE_30, Won.of(1_000_000_000L)))
        .contains(Percent.of("86.745"));
    assertThat(rules.limitRate(WORKS, JUNE_30, Won.of(4_999_999_999L)))
        .contains(Percent.of("86.745"));
    assertThat(rules.limitRate(WORKS, JUNE_30, Won.of(5_000_000_000L)))
        .contains(Percent.of("85.495"));
    assertThat(rules.limitRate(WORKS, JUNE_30, Won.of(30_000_000_000L))).isEmpty();
  }

  @Test
  void everyLimitRateFollowsFromTheScoreConstants() {
    for (RuleSet one : SETS.list()) {
      if (one.award(QualificationScreening.WORD).isEmpty()) {
        continue;
      }
      ScreeningRules rules = ScreeningRules.of(one);
      for (LocalDate date : new LocalDate[] {JUNE_30, JULY_1}) {
        for (long amount : date.equals(JUNE_30) ? BANDS_BEFORE : BANDS) {
          for (String kind : kinds(one)) {
            followsFromTheScore(rules, kind, date, Won.of(amount * 1_000_000));
          }
        }
      }
    }
  }

  private static List<String> kinds(RuleSet rules) {
    return Stream.of(BusinessType.values())
        .flatMap(type -> rules.businessKinds(type).stream())
        .toList();
  }

  private static void followsFromTheScore(
      ScreeningRules rules, String kind, LocalDate date, Money estimated) {
    PriceScoreRow score = rules.priceScore(kind, date, estimated).orElseThrow();
    var expected =
        score
            .base()
            .subtract(
                new java.math.BigDecimal(100).subtract(score.passMark()).divide(score.slope()))
            .subtract(new java.math.BigDecimal("0.005"));
    assertThat(rules.limitRate(kind, date, estimated).orElseThrow().value())
        .isEqualByComparingTo(expected);
  }

  @Test
  void worksOfOneToFiveBillionScoreSeventyWithSlopeFour() {
    PriceScoreRow row = LAW.priceScore(WORKS, JUNE_30, TWO_BILLION).orElseThrow();
    assertThat(row.points()).isEqualByComparingTo("70");
    assertThat(row.slope()).isEqualByComparingTo("4");
    assertThat(row.base()).isEqualByComparingTo("88");
    assertThat(row.passMark()).isEqualByComparingTo("95");
  }

  @Test
  void ninetyEightPercentRuleNamesItsThreshold() {
    PriceFloor floor = LAW.priceFloor(JULY_1, BusinessType.WORKS).orElseThrow();
    assertThat(floor.rate()).isEqualTo(Percent.of("98.000"));
    assertThat(floor.estimatedPriceBelow()).isEqualTo(Won.of(10_000_000_000L));
    assertThat(LAW.priceFloor(LocalDate.of(2023, 7, 11), BusinessType.WORKS)).isEmpty();
    assertThat(LAW.priceFloor(JULY_1, BusinessType.GOODS)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          qualification-screening.ranking.order | "lowest-amount" | "highest-score" | no word that this program knows
          qualification-screening.limitRates.rows[0].ceiling | {"below":"1000000000","confidence":"P","from":"300000000","noticeFrom":null,"noticeUntil":"2025-06-30","rate" | {"ceiling":"1","below":"1000000000","confidence":"P","from":"300000000","noticeFrom":null,"noticeUntil":"2025-06-30","rate" | no member of a rule set
          qualification-screening.priceScores.rows[3].slope | "points":"30","slope":"1" | "points":"30","slope":"x" | slope
          fields | "items":["performance","management","reliability"] | "items":["performance","management","price"] | each item of a field is one of the row
          fields | "items":["performance","management","reliability"] | "items":["performance","management","management"] | of one field only
          minimum | "maximum":"0","minimum":"-15" | "maximum":"0","minimum":"1" | from zero or less
          """)
  void whatTheMethodDoesNotKnowOrCannotReadIsNamedWithItsPlace(
      String member, String known, String other, String why) {
    String law = new String(SETS.get("kr-local-works").canonicalJson(), StandardCharsets.UTF_8);
    assertThat(law).contains(known);
    RuleSet changed =
        RuleSet.of(JsonObject.parse(law.replace(known, other).getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> AwardMethods.ALL.cover(changed))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member)
        .hasMessageContaining(why);
  }

  @Test
  void rowsHoldForTheKindsOfTheRuleSetAndForAllOfThem() {
    JsonObject law = RULES.json();
    doesNotCover(
        RuleSet.of(law.toBuilder().remove("businessKinds").build()),
        "businessKinds",
        "there are none of works");
    doesNotCover(
        RuleSet.of(law.toBuilder().replace("businessTypes", List.of("works", "goods")).build()),
        "businessKinds",
        "there are none of goods");
    doesNotCover(
        changed("screening", row -> row.replace("kinds", List.of("general-works", "otherworks"))),
        "qualification-screening.screening.rows[0].kinds",
        "otherworks is no kind of business of the rule set");
    doesNotCover(
        changed("screening", row -> row.replace("kinds", List.of("general-works"))),
        "qualification-screening.screening.rows",
        "none holds for the kind other-works");
  }

  /** Else a draft would be told that there is no limit rate, or a notice could not be ranked. */
  @ParameterizedTest
  @ValueSource(strings = {"limitRates", "priceScores"})
  void aTableInWhichSomeRowNamesKindsCoversThemAll(String part) {
    RuleSet services = SETS.get("kr-local-services");
    doesNotCover(
        changed(services, part, row -> row.replace("kinds", List.of("technical-services"))),
        "qualification-screening." + part + ".rows",
        "none holds for the kind academic-services");
    doesNotCover(
        changed(services, part, row -> row.replace("kinds", List.of("ordinary-services"))),
        "qualification-screening." + part + ".rows[0].kinds",
        "ordinary-services is no kind of business of the rule set");
    RuleSet open = changed(services, part, row -> row.remove("kinds"));
    assertThat(AwardMethods.ALL.cover(open)).as("a table without kinds is for all").isSameAs(open);
  }

  private static void doesNotCover(RuleSet rules, String member, String why) {
    assertThatThrownBy(() -> AwardMethods.ALL.cover(rules))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(member)
        .hasMessageContaining(why);
  }

  /** The law with another table of the method. */
  private static RuleSet changed(String part, UnaryOperator<JsonBuilder> row) {
    return changed(RULES, part, row);
  }

  private static RuleSet changed(RuleSet law, String part, UnaryOperator<JsonBuilder> row) {
    JsonObject block = law.json().object(QualificationScreening.WORD);
    JsonObject table = block.object(part);
    List<JsonObject> rows =
        table.objects("rows").stream().map(one -> row.apply(one.toBuilder()).build()).toList();
    return RuleSet.of(
        law.json().toBuilder()
            .replace(
                QualificationScreening.WORD,
                block.toBuilder()
                    .replace(part, table.toBuilder().replace("rows", rows).build())
                    .build())
            .build());
  }

  /** Where there is a limit rate but nothing to score by, nobody could rank the bids. */
  @ParameterizedTest
  @ValueSource(strings = {"priceScores", "screening"})
  void aDraftWithoutARowToScoreByIsToldBeforeItIsPublished(String table) {
    RuleSet later = changed(table, row -> row.replace("noticeFrom", "2025-07-02"));
    assertThat(AwardMethods.ALL.cover(later)).isSameAs(later);
    assertThat(findings(JULY_1, TWO_BILLION, RULES)).isEmpty();
    assertThat(findings(JULY_1.plusDays(1), TWO_BILLION, later)).isEmpty();
    assertThat(findings(JULY_1, TWO_BILLION, later))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("no-figures");
              assertThat(finding.field()).isEqualTo("price.estimatedAmount");
              assertThat(finding.what().english()).contains("no row of " + table);
            });
    assertThat(findings(JULY_1, Won.of(30_000_000_000L), RULES))
        .extracting(Finding::code)
        .containsExactly("no-limit-rate");
  }

  private static List<Finding> findings(LocalDate date, Money estimated, RuleSet rules) {
    JsonObject open = JsonObject.builder().build();
    return AwardMethods.ALL.findings(
        QualificationScreening.WORD,
        new Drafted(Sections.WORKS, date, estimated, Optional.empty(), open),
        rules);
  }

  @Test
  void aRuleSetThatNamesTheMethodWithoutItsFiguresIsRefused() {
    JsonObject without =
        SETS.get("kr-local-works").json().toBuilder().remove("qualification-screening").build();
    RuleSet rules = RuleSet.of(without);
    assertThatThrownBy(() -> AwardMethods.ALL.cover(rules))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("the method's figures are missing");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "limitRate, 80, 'award.limitRate is 80, the rule set says 86.745'",
    "가산점, 3, 가산점",
    "deductibleA, '1,000', deductibleA",
    "costSum, , costSum is missing",
    "costSum, 0, costSum is not above zero",
    "costSum, 1797931001, at most the base amount"
  })
  void aNoticeWithOtherTermsThanTheLawsHasNoProcedure(String member, String value, String why)
      throws IOException {
    JsonObject notice = notice();
    Notice changed = Notice.from(Sections.with(notice.toBuilder(), "award", member, value).build());
    Refusal refusal = AwardMethods.ALL.under(changed, "0", RULES).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo("award-terms-wrong");
    assertThat(refusal.english()).contains(why);
    assertThat(AwardMethods.ALL.under(Notice.from(notice), "0", RULES).refused()).isEmpty();
  }

  @Test
  void aLotThatTheNoticeDoesNotHaveHasNoProcedure() throws IOException {
    assertThat(
            AwardMethods.ALL.under(Notice.from(notice()), "1", RULES).refused().map(Refusal::code))
        .contains("lot-unknown");
  }

  @Test
  void anAmountForWhichTheRuleSetHasNoRowHasNoProcedure() throws IOException {
    Notice large =
        Notice.from(
            Sections.with(notice().toBuilder(), "price", "estimatedAmount", "900000000000000")
                .build());
    Refusal refusal = AwardMethods.ALL.under(large, "0", RULES).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo("no-figures");
    assertThat(refusal.english()).contains("no row of priceScores");
  }

  @Test
  void aScreeningWithoutADrawnPriceHasNoProcedure() throws IOException {
    Notice undrawn =
        Notice.from(Sections.with(notice().toBuilder(), "price", "draw", null).build());
    assertThat(AwardMethods.ALL.under(undrawn, "0", RULES).refused().orElseThrow().english())
        .contains("draw is missing");
  }

  private static JsonObject notice() throws IOException {
    String path = "/evaluation/screening-input.json";
    try (InputStream in = ScreeningRulesTest.class.getResourceAsStream(path)) {
      return JsonObject.parse(in.readAllBytes()).object("notice");
    }
  }
}
