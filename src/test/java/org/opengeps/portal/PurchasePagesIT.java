package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.notice.Purchases;
import org.opengeps.testing.TestPerson;

/** Goods and services with qualification screening in the browser: the draft, and the scores. */
class PurchasePagesIT extends OfficersBrowser {
  @Test
  void anOfficerDraftsGoodsWithoutAnAOrACostSumAndReadsWhatIsNotCovered() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    logIn(officer);
    page().navigate("/buyer/draft.xhtml?rules=sandbox-goods");
    assertThat(page().locator("#business")).hasValue("goods/ordinary-goods");
    assertThat(page().locator("#award-deductibleA")).hasCount(0);
    assertThat(page().locator("#award-costSum")).hasCount(0);
    assertThat(page().locator("#business-notes")).containsText("정가제 도서");
    assertThat(page().locator("#base-later")).not().containsText("A값");
    fillTexts();
    page().locator("#titleKo").fill("LED 조명 구매");
    page().locator("#estimatedAmount").fill("230000000");
    page().locator("#baseAmount").fill("253000000");
    page().locator("#closesAt").press("Tab");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message")).containsText("일반 물품");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-draft-360");
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("main")).containsText("LED 조명 구매");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anOfficerChoosesAmongTheServicesThatTheGuidanceKnows() {
    logIn(TestPerson.of("agency", "CONTRACTING_OFFICER").registered());
    page().navigate("/buyer/draft.xhtml?rules=sandbox-services");
    Locator business = page().locator("#business");
    assertThat(business).hasValue("");
    assertThat(business.locator("option"))
        .containsText(new String[] {"", "용역 · 기술용역(PQ 심사 대상)", "용역 · 기술용역(PQ 없음)", "용역 · 학술용역"});
    assertThat(page().locator("#business-notes")).containsText("일반용역");
    assertThat(page().locator("#business-notes")).containsText("소액수의 견적");
    business.selectOption("services/technical-services");
    assertThat(page().locator("#message")).containsText("기술용역(PQ 없음)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("services-draft-360");
    assertThat(complaints).isEmpty();
  }

  @Test
  void goodsAreScoredByTheirOwnItemsAndTheNextOneHasTheContract() {
    SealedTender tender = new SealedTender(Purchases::goods);
    PublishedTender.awaitOpen(tender.number());
    tender.bid(175_000_000, List.of(2, 3));
    tender.bid(178_000_000, List.of(4, 5));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("#score")).containsText("기술능력");
    enter(Map.of("technical-ability", "4", "management", "10", "reliability", "-0.5"));
    assertThat(page().locator("#score-verdict")).containsText("부적격입니다 (기준 85점)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-score-360");
    sign(tender.own.officer());
    assertThat(page().locator("main")).containsText("178,000,000");
    enter(Map.of("technical-ability", "10", "management", "20", "reliability", "2"));
    assertThat(page().locator("#score-verdict")).containsText("적격입니다 (기준 85점)");
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    sign(tender.own.officer());
    page().waitForURL("**/result");
    assertThat(page().locator("tr.win")).containsText("178,000,000");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-result-360");
    assertThat(complaints).isEmpty();
  }

  private void enter(Map<String, String> scores) {
    scores.forEach((item, score) -> page().locator("#score-" + item).fill(score));
  }
}
