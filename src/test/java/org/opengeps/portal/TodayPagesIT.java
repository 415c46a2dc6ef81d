package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.notice.Drafts;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** The morning page of officers: every line leads to where it is done, and then it is gone. */
class TodayPagesIT extends OfficersBrowser {
  private static final String TODAY = "/buyer/today.xhtml";

  private Locator row(String list, String kind) {
    return page().locator("#" + list + " tr[data-kind=" + kind + "]");
  }

  private void readable(String name) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("today-" + name + "-360");
  }

  @Test
  void aDraftWaitsForTheOtherOfficerUntilItIsApprovedAndThenForWhoPublishes() {
    TestPerson drafter = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson second =
        TestPerson.named("agency", drafter.identifier(), "이결재", "APPROVING_OFFICER").registered();
    file(drafter);
    logIn(drafter);
    assertThat(page().locator("h1")).hasText("오늘 할 일");
    assertThat(page().locator("#waiting h2")).hasText("나를 기다리는 일 0건");
    for (String list : new String[] {"waiting", "due", "wrong"}) {
      assertThat(page().locator("#" + list + " p.og-note")).hasCount(1);
    }
    assertThat(page().locator("#waiting")).containsText("지금 나를 기다리는 일이 없습니다");
    readable("nothing");

    logIn(second);
    assertThat(page().locator("#waiting h2")).hasText("나를 기다리는 일 1건");
    assertThat(page().locator(".og-nav a[aria-current]")).hasText("오늘 할 일 (1)");
    assertThat(row("waiting", "approve-draft")).containsText("수산물 위판장 신축공사");
    assertThat(row("waiting", "approve-draft")).containsText("일반공고");
    assertThat(row("waiting", "approve-draft")).containsText("(KST)부터");
    readable("draft");
    page().navigate(TODAY + "?lang=en");
    assertThat(page().locator("#waiting h2")).hasText("Waiting for me: 1");
    assertThat(row("waiting", "approve-draft")).containsText("A draft waits for approval");
    assertThat(row("waiting", "approve-draft")).containsText("Fish market hall");
    assertThat(page().locator("#due")).containsText("Nothing is due in the next 7 days");
    readable("draft-en");
    page().navigate(TODAY + "?lang=ko");
    row("waiting", "approve-draft").locator("a").click();
    page().waitForURL("**/buyer/file.xhtml**");
    sign(second);
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    page().locator(".og-nav a[href='" + TODAY + "']").click();
    assertThat(page().locator("#waiting h2")).hasText("나를 기다리는 일 0건");
    assertThat(page().locator(".og-nav a[aria-current]")).hasText("오늘 할 일 (0)");

    logIn(drafter);
    assertThat(row("wrong", "no-keys")).containsText("쓸 수 있는 열쇠가 없습니다");
    row("waiting", "prepare-draft").locator("a").click();
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("main")).containsText("쓸 수 있는 열쇠가 없습니다");
    assertThat(complaints).isEmpty();
  }

  private static void file(TestPerson drafter) {
    Instant closes =
        TestClock.INSTANCE.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
    byte[] draft =
        drafter.sign(Drafts.works("sandbox", null, closes, closes.plusSeconds(3600)).build());
    assertThat(Http.post("/api/v1/notices", Http.CMS, draft).status()).isEqualTo(201);
  }

  @Test
  void aRequestToCancelIsGrantedTheClosingIsDueAndTheFailedTenderIsTold() throws IOException {
    SealedTender tender = new SealedTender();
    PublishedTender.awaitOpen(tender.number());
    TestPerson firm = TestPerson.supplier().registered();
    new BidForm(page()).submit(tender.number(), NewcomerIT.keyFile(firm));
    askToCancel(firm);

    logIn(tender.own.officer());
    assertThat(page().locator("#due h2")).hasText("7일 안의 기한 2건");
    assertThat(row("due", "closes")).containsText(tender.number());
    assertThat(row("due", "closes")).containsText("(KST)");
    assertThat(row("due", "opens")).containsText("하동군수협 위판장 신축공사");
    assertThat(row("waiting", "grant-cancellation")).containsText("입찰 취소 신청 1건");
    assertThat(row("waiting", "grant-cancellation")).containsText("까지");
    readable("requests");
    page().navigate(TODAY + "?lang=en");
    assertThat(row("due", "closes")).containsText("Bidding closes");
    readable("requests-en");
    page().navigate(TODAY + "?lang=ko");
    row("due", "closes").locator("a").click();
    page().waitForURL("**/buyer/tender.xhtml?number=" + tender.number());
    page().navigate(TODAY);
    row("due", "opens").locator("a").click();
    page().waitForURL("**/tenders/" + tender.number() + "/opening");
    page().navigate(TODAY);
    row("waiting", "grant-cancellation").locator("a").click();
    page().waitForURL("**/buyer/cancellations.xhtml?number=" + tender.number());
    page().locator("#cancellations tbody tr a.krds-btn").click();
    sign(tender.own.officer());
    assertThat(page().locator("#cancellations")).containsText("승인됨");
    page().navigate(TODAY);
    assertThat(row("waiting", "grant-cancellation")).hasCount(0);

    tender.close();
    tender.passOpening();
    tender.awaitState("failed");
    logIn(tender.own.officer()); // the opening is later than a sitting lasts
    assertThat(page().locator("#due")).containsText("다가오는 기한이 없습니다");
    assertThat(row("wrong", "lot-failed")).containsText("투찰이 부족해");
    readable("failed");
    page().navigate(TODAY + "?lang=en");
    assertThat(row("wrong", "lot-failed")).containsText("with too few bids");
    page().navigate(TODAY + "?lang=ko");
    row("wrong", "lot-failed").locator("a").click();
    page().waitForURL("**/buyer/tender.xhtml?number=" + tender.number() + "&lot=0");
    assertThat(page().locator(".og-badges")).containsText("유찰");
    assertThat(complaints).filteredOn(text -> !text.contains("404")).isEmpty();
  }

  private void askToCancel(TestPerson firm) throws IOException {
    page().locator("#cancel summary").first().click();
    page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(firm));
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#cancel-final").check();
    page().locator("#cancel-send").click();
    assertThat(page().locator("#verdict")).containsText("입찰 취소를 신청했습니다");
  }
}
