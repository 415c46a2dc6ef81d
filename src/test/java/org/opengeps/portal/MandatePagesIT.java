package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** The page of an oversight body in a browser: its mandates from the proposal to their end. */
class MandatePagesIT extends OfficersBrowser {
  private static final String PEOPLE = "**/buyer/people.xhtml";
  private static final String REASON = "2026년 정기감사";

  private static final Duration MONTH = Duration.ofDays(30);

  private final String body = TestPerson.oversightAgencyCode();

  @Test
  void twoPeopleGiveAnAuditorAMandateTheAuditorReadsAndOnePersonTakesItBack() {
    PublishedTender.Own tender = PublishedTender.own();
    String agency = tender.officer().identifier();
    TestPerson auditor = TestPerson.named("agency", body, "김감사", "AUDITOR").registered();
    TestPerson second = TestPerson.named("agency", body, "이승인", "AUDITOR").registered();
    TestPerson administrator = TestPerson.administratorOf(body);

    propose(administrator, agency);
    approve(second, agency);

    logInTo(auditor, "**/audit");
    assertThat(page().locator("#no-mandate")).hasCount(0);
    page().locator("#agency").selectOption(new SelectOption().setValue(agency));
    page().locator("#ask-year button").click();
    page().waitForURL("**/audit/year?**");
    assertThat(page().locator("#guide")).containsText("표시는 질문일 뿐 판단이 아닙니다");

    takeBack(administrator);
    logInTo(auditor, "**/audit");
    assertThat(page().locator("#no-mandate")).containsText("지금 가진 감사 권한이 없습니다");
    assertThat(page().locator("#ask-year")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  private void propose(TestPerson administrator, String agency) {
    logInTo(administrator, PEOPLE);
    page().locator("main a[href='/audit/mandates']").click();
    assertThat(page().locator("#no-mandates")).isVisible();
    readable("none");
    page().locator("#propose").click();
    assertThat(page().locator("#auditor option")).hasCount(3);
    sign(administrator);
    assertThat(page().locator("#until-error")).not().isEmpty();
    assertThat(page().locator("#reasonKo-error")).not().isEmpty();
    page().locator("#auditor").selectOption(new SelectOption().setLabel("김감사"));
    var until = TestClock.INSTANCE.instant().atZone(ZoneId.of("Asia/Seoul")).plus(MONTH);
    page().locator("#until").fill(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(until));
    page().locator("#reasonKo").fill(REASON);
    sign(administrator);
    assertThat(page().locator("#agencies-error")).containsText("기관을 하나 이상");
    page().locator("#agency-search").fill("성림");
    page().locator("#agency-find").click();
    assertThat(page().locator("#agencies-found li").first()).containsText("성림건설 주식회사");
    page().locator("#agency-search").fill(agency);
    page().locator("#agency-search").press("Enter");
    assertThat(page().locator("#agencies-found li")).hasCount(1);
    page().locator("#agencies-found button").click();
    assertThat(page().locator("#agencies-chosen")).containsText(agency);
    assertThat(page().locator("#message")).containsText("성림건설 주식회사 (" + agency + ")");
    assertThat(page().locator("#message")).containsText(REASON);
    readable("propose");
    sign(administrator);
    page().waitForURL("**/audit/mandates?done=mandate");
    assertThat(page().locator("#done")).containsText("다른 한 사람이 승인하면");
    assertThat(page().locator("a[href*='do=approve']")).hasCount(0); // not by the proposer
  }

  private void approve(TestPerson second, String agency) {
    logInTo(second, "**/audit");
    assertThat(page().locator("#waiting")).containsText("승인을 기다리는 감사 권한이 1건");
    page().locator("#waiting a").click();
    assertThat(page().locator("#mandates")).containsText("성림건설 주식회사 (" + agency + ")");
    readable("proposed");
    page().navigate("/audit/mandates?lang=en");
    assertThat(page().locator("#mandates")).containsText("Waits for approval");
    readable("proposed-en");
    page().navigate("/audit/mandates?lang=ko");
    page().locator("a[href*='do=approve']").click();
    assertThat(page().locator("#consented")).containsText(REASON);
    assertThat(page().locator("#consented")).containsText("성림건설 주식회사 (" + agency + ")");
    readable("approve");
    page().evaluate("document.querySelector('#consented dd').dataset.value = 'another'");
    sign(second);
    assertThat(page().locator("#outcome")).containsText("다른 내용에 서명을 요구했습니다");
    page().reload();
    sign(second);
    page().waitForURL("**/audit/mandates?done=mandate-approval");
    assertThat(page().locator("tr[data-state='in-force']")).containsText("김감사");
  }

  private void takeBack(TestPerson administrator) {
    logInTo(administrator, PEOPLE);
    page().navigate("/audit/mandates");
    page().locator("a[href*='do=end']").click();
    assertThat(page().locator("#consented")).containsText(REASON);
    readable("end");
    sign(administrator);
    page().waitForURL("**/audit/mandates?done=mandate-end");
    assertThat(page().locator("tr[data-state='ended']")).containsText("회수됨");
    readable("ended");
  }

  private void readable(String name) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("mandates-" + name + "-360");
  }
}
