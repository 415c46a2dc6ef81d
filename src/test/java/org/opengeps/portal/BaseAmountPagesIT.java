package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** A notice whose base amount follows, in the pages of two officers and of everybody. */
class BaseAmountPagesIT extends OfficersBrowser {
  private final TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
  private final TestPerson second =
      TestPerson.named("agency", officer.identifier(), "이결재", "APPROVING_OFFICER").registered();

  @Test
  void theBaseAmountLeftOpenIsPublishedLaterByTwoOfficersAndStandsOnTheTenderThen() {
    logIn(officer);
    page().navigate("/buyer/draft.xhtml");
    fillTexts();
    assertThat(page().locator("#base-later")).containsText("비워 두면 나중에");
    assertThat(page().locator("#message [data-path='lots[0].price.baseAmount']"))
        .containsText("나중에 공개");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
    new TestCommittee(officer, 3).ready(2, 1);
    approveAndPublish(page().url());
    assertThat(page().locator("main")).containsText("기초금액은 나중에 공개합니다");
    assertThat(page().locator("main")).containsText("기초금액이 공개되면 입찰서를 받습니다");
    assertThat(page().locator("main")).containsText("기초금액과 함께 나중에 공개 — 낙찰하한금액은 (예정가격 − A)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    String number = page().url().replaceAll(".*/tenders/(R[0-9]{2}BK[0-9]{8}).*", "$1");

    logIn(officer);
    page().navigate("/buyer/tender.xhtml?number=" + number);
    page().getByRole(AriaRole.LINK, exactly("기초금액 공개")).click();
    sign(officer);
    assertThat(page().locator("[id='baseAmount-error']")).not().isEmpty();
    page().locator("#baseAmount").fill("1634482726");
    assertThat(page().locator("[id='lots[0].price.baseAmount-error']")).containsText("기초금액 이하");
    page().locator("#baseAmount").fill("1797931000");
    assertThat(page().locator("#baseAmount")).hasValue("1,797,931,000");
    assertThat(page().locator("#baseAmount-reading")).containsText("십칠억");
    page().locator("#award-costSum").fill("1258551700");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().setViewportSize(360, 740);
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    page().setViewportSize(1280, 900);
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("h1")).hasText("기초금액 공개안");
    assertThat(page().locator("main")).containsText("순공사원가");
    approveAndPublish(page().url());

    assertThat(page().locator("main")).containsText("기초금액이 공개되었습니다");
    assertThat(page().locator("main")).containsText("1,797,931,000");
    assertThat(page().locator("main")).containsText(number + "-001");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(Http.get("/api/v1/tenders/" + number).json().string("kind"))
        .isEqualTo("base-amount");
    page().navigate("/buyer/base-amount.xhtml?number=" + number);
    assertThat(page().locator("main")).containsText("기초금액은 공개할 수 없습니다");
    assertThat(complaints).isEmpty();
  }

  private void approveAndPublish(String file) {
    logInWithPair(second);
    page().navigate(file);
    sign(second);
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    logIn(officer);
    page().navigate(file);
    prepareAndPublish(officer);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
