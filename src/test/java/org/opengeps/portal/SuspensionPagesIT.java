package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.TestPerson;

/** A round that two officers stop and let go on in the browser, and a candidate who waives. */
class SuspensionPagesIT extends OfficersBrowser {
  private static final String REASON = "적격심사 서류의 진위를 확인 중";

  @Test
  void twoOfficersStopTheRoundAndLetItGoOnAndThenTheFirstCandidateWaives() throws IOException {
    SealedTender tender = new SealedTender();
    PublishedTender.awaitOpen(tender.number());
    tender.bid(1_660_000_000, List.of(2, 3));
    TestPerson firm = TestPerson.supplier().registered();
    BidForm form = new BidForm(page()).fillIn(tender.number());
    page().locator("#amount").fill("1650000000");
    form.review().sign(NewcomerIT.keyFile(firm));
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    String receipt = page().url();
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();

    propose(tender, tender.own.officer(), "절차 중지");
    approve(tender, tender.own.second(), "제안한 중지를 결재합니다");
    assertThat(page().locator("#paused")).containsText(REASON);
    assertThat(page().locator("form#score")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("suspension-desk");
    everybodyReadsThatItStandsStill(tender, receipt);
    propose(tender, tender.own.second(), "절차 재개");
    approve(tender, tender.own.officer(), "제안한 재개를 결재합니다");
    assertThat(page().locator("#paused")).hasCount(0);
    assertThat(page().locator("form#score")).hasCount(1);

    waive(firm);
    award(tender);
    assertThat(complaints).isEmpty();
  }

  private void propose(SealedTender tender, TestPerson officer, String what) {
    logIn(officer);
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    page().locator("a[href*='suspension.xhtml']").click();
    page().waitForURL("**/suspension.xhtml**");
    assertThat(page().locator("main h2").first()).containsText(what);
    sign(officer);
    assertThat(page().locator("#reasonKo-error")).not().isEmpty();
    page().locator("#reasonKo").fill(REASON);
    assertThat(page().locator("#message")).containsText(REASON);
    assertThat(page().locator("#message")).containsText(what);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("suspension-propose-360");
    sign(officer);
    page().waitForURL("**/tender.xhtml**");
    assertThat(page().locator("main")).containsText("결재를 기다리는 안이 있습니다");
  }

  private void approve(SealedTender tender, TestPerson officer, String what) {
    logIn(officer);
    page().navigate("/buyer/suspension.xhtml?number=" + tender.number());
    page().locator("a[href*='act=']").click();
    assertThat(page().locator("main")).containsText(what);
    assertThat(page().locator("#consented")).containsText(REASON);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("suspension-approve-360");
    sign(officer);
    page().waitForURL("**/tender.xhtml**");
  }

  private void everybodyReadsThatItStandsStill(SealedTender tender, String receipt) {
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("절차가 중지되어 있습니다");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids")).containsText("절차 중지");
    for (String part : List.of("", "/result")) {
      page().navigate("/tenders/" + tender.number() + part);
      assertThat(page().locator("#paused")).containsText(REASON);
      assertThat(EveryPageIT.findings(page())).isEmpty();
      narrow("suspension-public-360");
    }
  }

  /** Without the confirmation nothing is sent, nor with the certificate of another firm. */
  private void waive(TestPerson firm) {
    page().navigate("/my/bids");
    page().locator("#mybids a[href*='/waiver']").click();
    assertThat(page().locator("#message")).containsText("opengeps/waiver/1");
    sign(firm, "#waiver-send");
    assertThat(page().locator("#waiver-final-error")).not().isEmpty();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("waiver-360");
    picture("waiver");
    page().locator("#waiver-final").check();
    sign(TestPerson.supplier().registered(), "#waiver-send");
    assertThat(page().locator("#keyfile-error")).containsText("업체 인증서가 아닙니다");
    sign(firm, "#waiver-send");
    assertThat(page().locator("#waiver-state")).containsText("낙찰 포기가 접수되었습니다");
    assertThat(page().locator("#waiver")).isHidden();
    assertThat(EveryPageIT.findings(page())).isEmpty();
  }

  private void award(SealedTender tender) {
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("낙찰을 포기한 업체");
    assertThat(page().locator("main")).containsText("1,660,000,000");
    fillFullMarks();
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
    page().waitForURL("**/result");
    assertThat(page().locator("tr.win")).containsText("1,660,000,000");
    assertThat(page().locator("main")).containsText("낙찰을 포기한 업체");
    assertThat(page().locator("#pauses")).hasCount(1);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("waived-result-360");
  }
}
