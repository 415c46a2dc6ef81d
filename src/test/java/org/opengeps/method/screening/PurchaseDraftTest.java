package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Won;
import org.opengeps.law.Finding;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Drafted;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** What an officer is asked for and told when goods or services are drafted. */
class PurchaseDraftTest {
  private static final RuleSets SETS = RuleSets.carried();
  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
  private static final Business GOODS = new Business(BusinessType.GOODS, "ordinary-goods");

  private static Drafted draft(Business business, String a, String costSum) {
    JsonObject award = JsonObject.builder().put("deductibleA", a).put("costSum", costSum).build();
    return new Drafted(
        business, JULY_1, Won.of(230_000_000), Optional.of(Won.of(253_000_000)), award);
  }

  private static List<Finding> findings(String rules, Drafted draft) {
    return AwardMethods.ALL.findings(QualificationScreening.WORD, draft, SETS.get(rules));
  }

  private static Business services(String kind) {
    return new Business(BusinessType.SERVICES, kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1, , deductible-unused, award.deductibleA",
    "253000000, , amounts-wrong, award.deductibleA",
    "1.5, , amounts-wrong, award.deductibleA",
    ", 1, cost-sum-unused, award.costSum",
    ", 1.5, amounts-wrong, award.costSum"
  })
  void amountsThatTheLawOfGoodsDoesNotKnowAreSentBack(
      String a, String costSum, String code, String field) {
    assertThat(findings("kr-local-goods", draft(GOODS, a, costSum)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.field()).isEqualTo(field);
            });
  }

  @Test
  void aDraftThatLeavesThemOpenFitsAndItsNoticeSaysTheLimitRateAlone() {
    Drafted goods = draft(GOODS, null, null);
    assertThat(findings("kr-local-goods", goods)).isEmpty();
    assertThat(new QualificationScreening().parameters(goods, SETS.get("kr-local-goods")))
        .hasToString("{\"costSum\":null,\"deductibleA\":null,\"limitRate\":\"80.495\"}");
    Drafted design = draft(services("technical-services"), null, null);
    assertThat(findings("kr-local-services", design)).isEmpty();
    assertThat(new QualificationScreening().parameters(design, SETS.get("kr-local-services")))
        .hasToString("{\"costSum\":null,\"deductibleA\":null,\"limitRate\":\"86.745\"}");
  }

  @Test
  void generalServicesAreRefusedInPlainWordsWithTheWayOut() {
    assertThat(findings("kr-local-services", draft(services("ordinary-services"), null, null)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("kind-not-screened");
              assertThat(finding.field()).isEqualTo("price.estimatedAmount");
              assertThat(finding.what().english())
                  .contains("each province or city sets its own standard", "small quotation");
            });
    assertThat(findings("kr-local-services", draft(services(null), null, null)))
        .as("which rate, if nobody says what is bought")
        .extracting(Finding::code)
        .containsExactly("no-limit-rate");
  }

  @Test
  void anOfficerIsAskedForAAndCostSumInWorksOnly() {
    assertThat(asked("kr-local-works")).containsExactly("deductibleA", "costSum");
    assertThat(asked("sandbox")).containsExactly("deductibleA", "costSum");
    assertThat(asked("kr-local-goods")).isEmpty();
    assertThat(asked("sandbox-services")).isEmpty();
    assertThat(
            AwardMethods.ALL
                .find("small-quotation")
                .orElseThrow()
                .asked(rules("sandbox-quotation")))
        .containsExactly("deductibleA");
  }

  private static List<String> asked(String id) {
    return new QualificationScreening().asked(rules(id));
  }

  private static RuleSet rules(String id) {
    return SETS.get(id);
  }
}
