package org.opengeps.portal.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Quotations;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** What a copy of an earlier notice begins with. */
class DraftFormTest {
  private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");
  private static final RuleSets SETS = RuleSets.carried();
  private static final RuleSet WORKS = SETS.get("kr-local-works");
  private static final RuleSet QUOTATION = SETS.get("kr-local-quotation");

  private static DraftForm copy(RuleSet rules, JsonBuilder earlier) {
    DraftTerms terms = Draft.from(earlier.build()).terms();
    return DraftForm.template(rules, NOW).with(terms);
  }

  @ParameterizedTest
  @CsvSource({"general-works", "specialised-works"})
  void aCopyUnderItsOwnRuleSetKeepsMethodsAndBusiness(String kind) {
    DraftForm form = copy(WORKS, Sections.with(Drafts.works(), "business", "kind", kind));
    assertThat(form.getCompetition()).isEqualTo("open");
    assertThat(form.getAwardMethod()).isEqualTo("qualification-screening");
    assertThat(form.getBusiness()).isEqualTo(new Business(BusinessType.WORKS, kind));
  }

  @Test
  void aCopyUnderAnotherRuleSetTakesItsMethodsAndABusinessThatItCovers() {
    DraftForm chairs = copy(WORKS, Quotations.goods(Drafts.works()));
    assertThat(chairs.getCompetition()).isEqualTo("open");
    assertThat(chairs.getAwardMethod()).isEqualTo("qualification-screening");
    assertThat(chairs.getBusiness()).as("the officer chooses").isNull();
    assertThat(chairs.getBusinesses()).hasSize(3).allMatch(WORKS::covers);
    assertThat(chairs.getTitleEn()).isEqualTo("Chairs for the counter");

    DraftForm hall =
        copy(QUOTATION, Sections.with(Drafts.works(), "business", "kind", "other-works"));
    assertThat(hall.getCompetition()).isEqualTo("direct");
    assertThat(hall.getAwardMethod()).isEqualTo("small-quotation");
    assertThat(hall.getBusiness()).isEqualTo(new Business(BusinessType.WORKS, "other-works"));
  }

  private static List<String> amounts(String rules) {
    AwardMethod screening = AwardMethods.ALL.find("qualification-screening").orElseThrow();
    return DraftForm.template(SETS.get(rules), NOW)
        .lots(screening)
        .get(0)
        .getAwardAmounts()
        .stream()
        .map(LotForm.AwardAmount::name)
        .toList();
  }

  @Test
  void aAndCostSumAreAskedForWhereTheRuleSetKnowsThem() {
    assertThat(amounts("kr-local-works")).containsExactly("deductibleA", "costSum");
    assertThat(amounts("kr-local-goods")).isEmpty();
    assertThat(amounts("sandbox-services")).isEmpty();
  }

  @Test
  void whereTheKindIsChosenTheFormSaysWhatIsNotCoveredAndWhereToGo() {
    DraftForm services = DraftForm.template(SETS.get("kr-local-services"), NOW);
    assertThat(services.getBusiness()).as("the officer chooses").isNull();
    assertThat(services.getBusinesses())
        .extracting(Business::kind)
        .containsExactly("technical-services-pq", "technical-services", "academic-services");
    assertThat(services.getBusinessNotes().get(0).ko()).contains("일반용역", "소액수의");
    DraftForm goods = DraftForm.template(SETS.get("kr-local-goods"), NOW);
    assertThat(goods.getBusiness()).isEqualTo(new Business(BusinessType.GOODS, "ordinary-goods"));
    assertThat(goods.getBusinessNotes().get(0).ko()).contains("정가제 도서");
  }
}
