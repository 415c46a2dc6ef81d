package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** The auditor's desk in a browser, in both languages, on a screen and on a phone. */
class AuditPagesIT extends OfficersBrowser {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Test
  void anAuditorGoesFromTheMandateToTheYearToASampleAndToATender() {
    PublishedTender.Own tender = PublishedTender.own();
    String body = TestPerson.oversightAgencyCode();
    TestPerson auditor = TestPerson.named("agency", body, "김감사", "AUDITOR");
    UUID id = auditor.registeredId();

    logInTo(auditor, "**/audit");
    assertThat(page().locator("#no-mandate")).containsText("지금 가진 감사 권한이 없습니다");
    assertThat(page().locator("#ask-year")).hasCount(0);
    readable("nothing");

    grant(body, id, tender.officer().identifier());
    page().navigate("/audit?lang=en");
    assertThat(page().locator("#content table").first()).containsText("In force");
    readable("mandates-en");
    page().navigate("/audit?lang=ko");
    assertThat(page().locator("#content table").first()).containsText("유효");
    assertThat(page().locator("#agency"))
        .containsText("성림건설 주식회사 (" + tender.officer().identifier() + ")");
    readable("mandates");
    Instant now = TestClock.INSTANCE.instant();
    page().locator("#year").fill(String.valueOf(now.atZone(SEOUL).getYear()));
    page().locator("#ask-year button").click();
    page().waitForURL("**/audit/year?**");
    assertThat(page().locator("#guide")).containsText("표시는 질문일 뿐 판단이 아닙니다");
    assertThat(page().locator("#split-purchase")).containsText("쪼개기 의심 구매 · 0");
    readable("year");
    page().locator("#seed").fill("4 1 6");
    page().locator("#draw button").click();
    page().waitForURL("**seed=4**");
    assertThat(page().locator("ol.og-files li")).hasCount(1);
    readable("sample");
    page().locator("ol.og-files a").click();
    page().waitForURL("**/audit/tender?number=" + tender.number());
    assertThat(page().locator("main")).containsText("초안 승인");
    assertThat(page().locator("main")).containsText("이결재");
    readable("story");
    page().navigate("/audit/tender?number=" + tender.number() + "&lang=en");
    assertThat(page().locator("main")).containsText("A second officer approved the draft");
    readable("story-en");
    assertThat(complaints).isEmpty();
  }

  private void readable(String name) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("audit-" + name + "-360");
  }

  private static void grant(String body, UUID auditor, String agency) {
    TestPerson second = TestPerson.named("agency", body, "이승인", "AUDITOR").registered();
    Instant from = TestClock.INSTANCE.instant().minusSeconds(1);
    AuditMandate mandate =
        new AuditMandate(
            auditor,
            "김감사",
            List.of(agency),
            from,
            from.plus(Duration.ofDays(30)),
            new LocalText("정기감사", "Yearly audit"));
    Sha256 proposed =
        post("", TestPerson.administratorOf(body).sign(mandate.toJson())).hash("mandate");
    post("/approvals", second.sign(new AuditMandateApproval(proposed).toJson()));
  }

  private static JsonObject post(String door, byte[] cms) {
    Http.Answer answer = Http.post("/api/v1/mandates" + door, Http.CMS, cms);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }
}
