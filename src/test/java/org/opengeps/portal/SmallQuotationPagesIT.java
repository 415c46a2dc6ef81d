package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.notice.Quotations;
import org.opengeps.testing.TestPerson;

/** Small quotations in the browser: the draft by an officer, the checklist, and what all see. */
class SmallQuotationPagesIT extends OfficersBrowser {
  @Test
  void anOfficerChoosesWhatIsBoughtAndIsToldTheCeilingBesideTheAmount() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    logIn(officer);
    page().navigate("/buyer/draft.xhtml?rules=kr-local-quotation");
    assertThat(page().locator("#business")).hasValue("");
    fillTexts();
    Locator business = page().locator("#business");
    assertThat(business.locator("option")).hasCount(6);
    business.selectOption("goods/ordinary-goods");
    assertThat(page().locator("#message")).containsText("일반 물품");
    assertThat(page().locator("#message")).containsText("소액수의 견적");
    page().locator("#baseAmount").fill("110000001");
    page().locator("#estimatedAmount").fill("100000001");
    assertThat(page().locator("[id='lots[0].price.estimatedAmount-error']"))
        .containsText("100,000,000");
    business.selectOption("works/general-works");
    assertThat(page().locator("[id='lots[0].price.estimatedAmount-error']")).isEmpty();
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("quotation-draft-360");
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("main")).containsText("종합공사");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theChecklistIsAnsweredGroundByGroundAndTheNextOneHasTheContract() {
    SealedTender tender = new SealedTender(Quotations::goods);
    PublishedTender.awaitOpen(tender.number());
    tender.bid(45_000_000, List.of(2, 3));
    tender.bid(45_500_000, List.of(4, 5));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("45,000,000");
    page().locator("#do-sign").click();
    assertThat(page().locator("#score-insolvent-error")).not().isEmpty();
    answer("recent-refusal");
    assertThat(page().locator("#score-verdict")).containsText("배제사유가 있습니다");
    assertThat(page().locator("#message")).containsText("0: 해당함");
    assertThat(page().locator("#message")).containsText("1: 해당하지 않음");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("quotation-grounds");
    narrow("quotation-grounds-360");
    sign(tender.own.officer());
    assertThat(page().locator("main")).containsText("45,500,000");
    assertThat(page().locator("main")).containsText("해당함: 최근 3개월 안에 정당한 이유 없이");
    answer("");
    assertThat(page().locator("#score-verdict")).containsText("배제사유가 없습니다");
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
    page().waitForURL("**/result");
    assertThat(page().locator("tr.win")).containsText("45,500,000");
    assertThat(page().locator("main")).containsText("계약을 거부하거나 포기");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("quotation-result-360");
    picture("quotation-result");
    assertThat(complaints).isEmpty();
  }

  /** All grounds, of which one holds or none. */
  private void answer(String holding) {
    for (Locator ground : page().locator("select[data-item]").all()) {
      ground.selectOption(ground.getAttribute("data-item").equals(holding) ? "0" : "1");
    }
  }
}
