package org.opengeps.method.quotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Won;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Drafted;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * Figures of 지방자치단체 입찰 및 계약 집행기준 (행정안전부 예규 제372호) 제5장: amounts up to which quotations may be asked
 * for (이하, so the bound itself is inside), limit rates, grounds for exclusion.
 */
class QuotationRulesTest {
  private static final LocalDate JUNE_30 = LocalDate.of(2025, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2025, 7, 1);
  private static final RuleSet RULES = RuleSets.carried().get("kr-local-quotation");
  private static final QuotationRules LAW = QuotationRules.of(RULES);

  @ParameterizedTest
  @CsvSource({
    "general-works, 400000000",
    "specialised-works, 200000000",
    "other-works, 160000000",
    "ordinary-goods, 100000000"
  })
  void whoLooksBackIsToldUpToWhichAmountQuotationsMayBeAskedFor(String kind, long most) {
    AwardMethods methods = AwardMethods.ALL;
    LocalDate day = LocalDate.of(2026, 7, 1);
    assertThat(methods.find("small-quotation").orElseThrow().ceiling(RULES, kind, day))
        .contains(Won.of(most));
    assertThat(methods.find("qualification-screening").orElseThrow().ceiling(RULES, kind, day))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "general-works, 400000000, 89.745, true",
    "general-works, 400000001, , ",
    "specialised-works, 200000000, 89.745, true",
    "specialised-works, 200000001, , ",
    "other-works, 160000000, 89.745, true",
    "other-works, 160000001, , ",
    "ordinary-goods, 20000000, 90.000, false",
    "ordinary-goods, 20000001, 88.000, false",
    "ordinary-goods, 100000000, 88.000, false",
    "ordinary-goods, 100000001, , ",
    "ordinary-services, 20000000, 90.000, false",
    "ordinary-services, 100000000, 88.000, false",
    "ordinary-services, 100000001, , "
  })
  void theLimitFollowsKindAndAmountUpToAndWithTheBound(
      String kind, long amount, String rate, Boolean deductible) {
    Optional<QuotationRules.Limit> limit = LAW.limit(kind, JULY_1, Won.of(amount));
    assertThat(limit.map(one -> one.rate().toString())).isEqualTo(Optional.ofNullable(rate));
    assertThat(limit.map(QuotationRules.Limit::isDeductible))
        .isEqualTo(Optional.ofNullable(deductible));
  }

  @Test
  void theLimitOfWorksRoseByTwoPointsForNoticesFromJuly2025() {
    Money amount = Won.of(300_000_000);
    assertThat(LAW.limit("general-works", JUNE_30, amount).orElseThrow().rate())
        .hasToString("87.745");
    assertThat(LAW.limit("general-works", JULY_1, amount).orElseThrow().rate())
        .hasToString("89.745");
  }

  @Test
  void staffAndDisasterWorksAreAskedOfWorksOnly() {
    assertThat(LAW.grounds("general-works"))
        .hasSize(10)
        .startsWith("insolvent", "debarred")
        .contains("staff-missing", "disaster-works-full");
    assertThat(LAW.grounds("ordinary-goods"))
        .hasSize(8)
        .doesNotContain("staff-missing", "disaster-works-full");
    assertThat(LAW.grounds("ships")).isEmpty();
  }

  private static List<Finding> findings(
      BusinessType type, String kind, long estimated, Long base, JsonBuilder award) {
    return AwardMethods.ALL.findings(
        SmallQuotation.WORD,
        new Drafted(
            new Business(type, kind),
            JULY_1,
            Won.of(estimated),
            Optional.ofNullable(base).map(Won::of),
            award.build()),
        RULES);
  }

  private static JsonBuilder award(String deductible, String rate) {
    return JsonObject.builder().put("deductibleA", deductible).put("limitRate", rate);
  }

  @Test
  void aDraftThatLeavesAAndRateOpenIsCompletedByTheRuleSet() {
    assertThat(
            findings(
                BusinessType.WORKS, "general-works", 400_000_000, 440_000_000L, award(null, null)))
        .isEmpty();
    Drafted works =
        new Drafted(
            new Business(BusinessType.WORKS, "general-works"),
            JULY_1,
            Won.of(400_000_000),
            Optional.of(Won.of(440_000_000)),
            award(null, null).build());
    assertThat(new SmallQuotation().parameters(works, RULES).toString())
        .isEqualTo("{\"deductibleA\":\"0\",\"limitRate\":\"89.745\"}");
    Drafted goods =
        new Drafted(
            new Business(BusinessType.GOODS, "ordinary-goods"),
            JULY_1,
            Won.of(20_000_000),
            Optional.of(Won.of(22_000_000)),
            award(null, null).build());
    assertThat(new SmallQuotation().parameters(goods, RULES).toString())
        .isEqualTo("{\"deductibleA\":null,\"limitRate\":\"90.000\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "WORKS, general-works, 400000001, 440000000, , , quotation-too-large, price.estimatedAmount",
    "GOODS, ordinary-goods, 100000001, 110000000, , , quotation-too-large, price.estimatedAmount",
    "WORKS, ships, 1000, 1100, , , no-limit-rate, price.estimatedAmount",
    "WORKS, general-works, 0, 1100, , , no-limit-rate, price.estimatedAmount",
    "WORKS, , 1000, 1100, , , no-limit-rate, price.estimatedAmount",
    "WORKS, general-works, 1000, 1100, 1100, , amounts-wrong, award.deductibleA",
    "WORKS, general-works, 1000, , 5, , amounts-wrong, award.deductibleA",
    "WORKS, general-works, 1000, 1100, 1.5, , amounts-wrong, award.deductibleA",
    "GOODS, ordinary-goods, 1000, 1100, , 88.000, limit-rate-wrong, award.limitRate"
  })
  void aDraftThatDoesNotFitIsToldWhereAndWhy(
      BusinessType type,
      String kind,
      long estimated,
      Long base,
      String deductible,
      String rate,
      String code,
      String field) {
    assertThat(findings(type, kind, estimated, base, award(deductible, rate)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.field()).isEqualTo(field);
            });
  }

  @Test
  void aDraftForGoodsSaysNoA() {
    assertThat(
            findings(BusinessType.GOODS, "ordinary-goods", 1000, 1100L, award("0", null)).stream()
                .map(Finding::code))
        .containsExactly("deductible-unused");
  }

  @Test
  void aRuleSetThatNamesTheMethodWithoutItsFiguresDoesNotStart() {
    RuleSet bare = RuleSet.of(RULES.json().toBuilder().remove(SmallQuotation.WORD).build());
    assertThatThrownBy(() -> AwardMethods.ALL.cover(bare))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("the method's figures are missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limits", "exclusion"})
  void rowsHoldForTheKindsOfTheRuleSetAndForAllOfThem(String part) {
    String rows = "small-quotation." + part + ".rows";
    doesNotCover(RULES.json().toBuilder().remove("businessKinds"), "businessKinds");
    doesNotCover(
        kinds(part, List.of("general-works", "ships")), rows + "[0].kinds: ships is no kind");
    doesNotCover(
        kinds(part, List.of("general-works")), rows + ": none holds for the kind ordinary-goods");
  }

  private static void doesNotCover(JsonBuilder law, String why) {
    assertThatThrownBy(() -> AwardMethods.ALL.cover(RuleSet.of(law.build())))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(why);
  }

  /** The law with the same kinds in each row of a table of the method. */
  private static JsonBuilder kinds(String part, List<String> kinds) {
    JsonObject block = RULES.json().object(SmallQuotation.WORD);
    JsonObject table = block.object(part);
    List<JsonObject> rows =
        table.objects("rows").stream()
            .map(row -> row.toBuilder().replace("kinds", kinds).build())
            .toList();
    return RULES.json().toBuilder()
        .replace(
            SmallQuotation.WORD,
            block.toBuilder()
                .replace(part, table.toBuilder().replace("rows", rows).build())
                .build());
  }
}
