package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.TestPerson;

/** How people come into an agency, in the browser: they ask, the administrator gives. */
class AgencyPeoplePagesIT extends OfficersBrowser {
  @Test
  void anOfficerRegistersAndWorksWhenTheAdministratorHasGivenTheRole() throws IOException {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER");
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    page().navigate("/register/agency");
    page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(officer));
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#password").blur();
    assertThat(page().locator("#identifier")).hasValue(officer.identifier());
    page().locator("#name-ko").fill("성림건설 주식회사");
    page().locator("#name-en").fill("Seongnim Construction");
    page().locator("#person-email").fill("hong@agency.example");
    page().locator("input[value=CONTRACTING_OFFICER]").check();
    assertThat(page().locator("#message")).containsText("계약담당자");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#do-sign").click();
    assertThat(page().locator("#outcome")).containsText("기관 관리자가 역할을 지정하면");

    logInTo(administrator, "**/buyer/people.xhtml");
    assertThat(page().locator("table")).containsText("계약담당자");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().getByText("역할 지정").first().click();
    page().locator("input[value=CONTRACTING_OFFICER]").check();
    assertThat(page().locator("#message")).containsText("홍길동");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(administrator);
    page().waitForURL("**/buyer/people.xhtml");
    logIn(officer);
    assertThat(page().locator("h1")).hasText("오늘 할 일");
    page().locator(".og-nav a[href='/buyer/notices.xhtml']").click();
    assertThat(page().locator("h1")).hasText("우리 기관의 공고");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLargeAgencyIsShownPageByPageTheNewestFirst() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    for (int i = 1; i <= 20; i++) {
      TestPerson.named("agency", officer.identifier(), "직원 " + i, "EVALUATOR").registered();
    }
    logInTo(administrator, "**/buyer/people.xhtml");
    assertThat(page().locator("tbody tr")).hasCount(20);
    assertThat(page().locator("tbody tr").first()).containsText("직원 20");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator(".page-link").getByText("2").click();
    assertThat(page().locator("tbody tr")).hasCount(2);
    assertThat(page().locator("tbody tr").last()).containsText(TestPerson.ADMINISTRATOR);
    page().getByText("역할 지정").first().click();
    assertThat(page().locator("#roles")).isVisible();
    assertThat(page().locator("tbody tr")).hasCount(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theAgencysNameChangesWithTheSecondSignature() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    logInTo(administrator, "**/buyer/people.xhtml");
    page().navigate("/buyer/people.xhtml?rename=1");
    page().locator("#nameKo").fill("한빛수협");
    page().locator("#nameEn").fill("Hanbit Cooperative");
    sign(administrator);
    page().waitForURL("**/buyer/people.xhtml");
    assertThat(page().locator("main")).containsText("다른 담당자가 승인해야 합니다");
    logIn(officer);
    page().navigate("/buyer/people.xhtml");
    assertThat(page().locator(".og-lead")).containsText("성림건설");
    page().getByText("승인하기").click();
    assertThat(page().locator("#message")).containsText("한빛수협");
    assertThat(page().locator("#consented")).containsText("Hanbit Cooperative");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().evaluate("document.querySelector('#consented dd').dataset.value = 'another'");
    sign(officer);
    assertThat(page().locator("#outcome")).containsText("다른 내용에 서명을 요구했습니다");
    page().reload();
    sign(officer);
    page().waitForURL("**/buyer/people.xhtml");
    assertThat(page().locator(".og-lead")).containsText("한빛수협");
    page().setViewportSize(360, 740);
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    assertThat(complaints).isEmpty();
  }
}
