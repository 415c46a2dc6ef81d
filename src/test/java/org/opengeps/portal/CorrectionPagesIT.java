package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.Http;

/** Correcting and cancelling a tender in the page, with two officers, and what the public sees. */
class CorrectionPagesIT extends OfficersBrowser {
  private final PublishedTender.Own tender = PublishedTender.own();

  @Test
  void aCorrectionIsShownFieldByFieldBeforeItIsSignedAndAfterwardsToEverybody() {
    fillInTheCorrection();
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#changes tbody tr")).hasCount(2);
    assertThat(page().locator("#changes")).containsText("공고명(한글)");
    assertThat(page().locator("#changes")).containsText("위판장 신축공사 (정정)");
    assertThat(page().locator("#changes")).containsText("(KST)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.officer());
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("form#approve")).hasCount(0);
    approveAndPublish(page().url());

    assertThat(page().locator("h1")).hasText("위판장 신축공사 (정정)");
    assertThat(page().locator("main")).containsText("도면 누락");
    assertThat(page().locator("main")).containsText("정정 전에 봉인해 제출한 투찰을 그대로 엽니다");
    assertThat(page().locator("main")).containsText(tender.number() + "-001");
    page().getByRole(AriaRole.LINK, exactly(tender.number() + "-000")).click();
    assertThat(page().locator("main")).containsText("지난 차수입니다");
    assertThat(page().locator("h1")).hasText("하동군수협 위판장 신축공사 (건축, 기계, 냉동)");
    assertThat(page().getByText("투찰하기")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().getByText("유효한 공고 보기").click();
    assertThat(page().locator("h1")).hasText("위판장 신축공사 (정정)");
    assertThat(complaints).isEmpty();
  }

  private void fillInTheCorrection() {
    logIn(tender.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    page().getByRole(AriaRole.LINK, exactly("정정공고 작성")).click();
    assertThat(page().locator("#baseAmount")).hasValue("1,797,931,000");
    assertThat(page().locator("#baseAmount")).not().isEditable();
    assertThat(page().locator("input[value=reseal]")).hasCount(1);
    assertThat(page().locator("#findings")).containsText("사유");
    page().locator("#titleKo").fill("위판장 신축공사 (정정)");
    page().locator("#do-sign").click();
    assertThat(page().locator("#outcome")).containsText("사유(한글)");
    page().locator("#reasonKo").fill("도면 누락");
  }

  @Test
  void aCancellationNeedsAReasonAndASecondOfficerAndEndsTheTender() {
    logIn(tender.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    page().getByRole(AriaRole.LINK, exactly("공고 취소")).click();
    assertThat(page().locator("main")).containsText("취소하면 되돌릴 수 없습니다");
    sign(tender.officer());
    assertThat(page().locator("#reasonKo-error")).not().isEmpty();
    page().locator("#reasonKo").fill("사업비 미확보");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.officer());
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("form#prepare")).hasCount(0);
    approveAndPublish(page().url());

    assertThat(page().locator(".og-badges")).containsText("취소");
    assertThat(page().locator("main")).containsText("사업비 미확보");
    assertThat(page().getByText("투찰하기")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(Http.get("/api/v1/tenders/" + tender.number()).json().string("state"))
        .isEqualTo("cancelled");
    page().navigate("/buyer/draft.xhtml?correct=" + tender.number());
    assertThat(page().locator("main")).containsText("정정할 수 없는 공고입니다");
    page().navigate("/buyer/cancel.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("취소할 수 없는 공고입니다");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anOfficerOfAnotherAgencyIsOfferedNothing() {
    logIn(PublishedTender.own().officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().getByText("정정공고 작성")).hasCount(0);
    page().navigate("/buyer/draft.xhtml?correct=" + tender.number());
    assertThat(page().locator("main")).containsText("정정할 수 없는 공고입니다");
    assertThat(page().locator("form")).hasCount(0);
  }

  private void approveAndPublish(String file) {
    logIn(tender.second());
    page().navigate(file);
    sign(tender.second());
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    logIn(tender.officer());
    page().navigate(file);
    prepareAndPublish(tender.officer());
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
