package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/**
 * A firm that typed a wrong amount asks in the browser that its bid be not opened, an officer who
 * cannot see which firm it is grants it, and the opening leaves the bid out, for everybody to read.
 */
class CancellationPagesIT extends OfficersBrowser {
  private static final String AMOUNT = "1,560,000,000";

  @Test
  void aBidWhoseCancellationWasGrantedIsNeverOpenedAndEveryPageSaysSo() throws IOException {
    SealedTender tender = new SealedTender();
    PublishedTender.awaitOpen(tender.number());
    tender.bid(1_650_000_000, List.of(1, 15));
    tender.bid(1_660_000_000, List.of(2, 3));
    TestPerson firm = TestPerson.supplier().registered();
    new BidForm(page()).submit(tender.number(), NewcomerIT.keyFile(firm));
    String receipt = page().url();
    askInTheBrowser(firm);
    theReceiptOfTheRequestIsWhatThePlatformSigned();
    theStateIsSaidAfterAReloadInAnotherTabAndInBothLanguages(receipt);

    grantInTheBrowser(tender, firm);
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("입찰 취소가 승인되었습니다");
    assertThat(page().locator("#cancellation-facts")).containsText("승인됨");

    tender.close();
    tender.openGate();
    page().navigate("/tenders/" + tender.number() + "/opening");
    assertThat(page().locator("[data-step=close]")).containsText("취소되어 개찰하지 않음 1건");
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("취소되어 이 투찰은 개찰하지 않았습니다");
    tender.share(1);
    tender.share(2);
    tender.awaitRanking();
    everybodyReadsThatItWasNotOpened(tender, receipt);
    assertThat(complaints)
        .as("but for asking whether somebody had asked before")
        .hasSize(1)
        .first()
        .asString()
        .contains("404");
  }

  @Test
  void whatNobodyGrantsIsOpenedAndARequestAfterTheOpeningTimeIsRefusedInWords() throws IOException {
    SealedTender tender = new SealedTender();
    PublishedTender.awaitOpen(tender.number());
    tender.bid(1_650_000_000, List.of(1, 15)); // which every draw lets stand
    TestPerson firm = TestPerson.supplier().registered();
    new BidForm(page()).submit(tender.number(), NewcomerIT.keyFile(firm));
    String receipt = page().url();
    page().locator("#cancel summary").first().click();
    sendRequest(firm);
    assertThat(page().locator("#verdict")).containsText("입찰 취소를 신청했습니다");
    page().navigate(BidForm.address(tender.number()));
    assertThat(page().locator("#own-bid")).containsText("입찰 취소를 신청했습니다");
    page().locator("#another-firm").click();
    TestPerson late = TestPerson.supplier().registered();
    new BidForm(page()).fillIn().review().sign(NewcomerIT.keyFile(late));
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    page().locator("#cancel summary").first().click();
    tender.close();
    tender.openGate();
    sendRequest(late);
    assertThat(page().locator("#cancel-refusal")).containsText("취소 신청이 접수되지 않았습니다");
    assertThat(page().locator("#cancel-refusal")).containsText("opening-begun");
    assertThat(page().locator("#cancel")).isHidden();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("승인되지 않았습니다");
    tender.share(1);
    tender.share(2);
    tender.awaitRanking();
    page().reload();
    assertThat(page().locator("#verdict")).containsText("유효하게 개찰되었습니다");
    assertThat(page().locator("#cancellation-facts")).containsText("승인되지 않음");
    page().navigate("/tenders/" + tender.number() + "/result");
    assertThat(page().locator("main")).not().containsText("취소되어 개찰하지 않음");
  }

  /** Without the confirmation nothing is sent, nor with the certificate of another firm. */
  private void askInTheBrowser(TestPerson firm) throws IOException {
    page().navigate("/my/bids");
    page().locator("#mybids a[href$='#cancel']").click();
    assertThat(page().locator("#cancel[open]")).isVisible();
    assertThat(page().locator("#cancel")).containsText("중요한 내용을 잘못 입력했을 때에만");
    assertThat(page().locator("#cancel-until")).containsText("KST");
    assertThat(page().locator("#message [data-path=reason]")).containsText("(금액 등)을 잘못 입력함");
    assertThat(page().locator("#message dt code")).hasCount(0); // a member without a name of ours
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("ask");
    page().locator("#cancel-send").click();
    assertThat(page().locator("#cancel-final-error")).isVisible();
    assertThat(page().locator("#cancel-final")).isFocused();
    sendRequest(TestPerson.supplier());
    assertThat(page().locator("#keyfile-error")).containsText("이 투찰의 업체 인증서가 아닙니다");
    sendRequest(firm);
    assertThat(page().locator("#verdict")).containsText("입찰 취소를 신청했습니다");
  }

  private void sendRequest(TestPerson by) throws IOException {
    page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(by));
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#cancel-final").check();
    page().locator("#cancel-send").click();
  }

  private void theReceiptOfTheRequestIsWhatThePlatformSigned() throws IOException {
    assertThat(page().locator("#cancellation-checks li.ok")).hasCount(3);
    assertThat(page().locator("#cancellation-checks li.no")).hasCount(0);
    SignedDocument signed = SignedDocument.read(saved("#save-cancellation"));
    CancellationReceipt receipt = CancellationReceipt.from(signed.json());
    byte[] sent = saved("#save-request");
    CancellationRequest request = CancellationRequest.from(SignedDocument.read(sent).json());
    assertThat(receipt.request()).isEqualTo(Sha256.of(sent));
    assertThat(receipt.submission()).isEqualTo(submission()).isEqualTo(request.submission());
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("asked");
  }

  private byte[] saved(String link) throws IOException {
    Download download = page().waitForDownload(() -> page().locator(link).click());
    return Files.readAllBytes(download.path());
  }

  private UUID submission() {
    return UUID.fromString(page().locator("#receipt").getAttribute("data-submission"));
  }

  private void theStateIsSaidAfterAReloadInAnotherTabAndInBothLanguages(String receipt) {
    page().reload();
    assertThat(page().locator("#cancellation-facts")).containsText("신청함");
    assertThat(page().locator("#cancel")).isHidden();
    Page other = page().context().newPage();
    other.navigate("/my/bids");
    assertThat(other.locator("#mybids .bg-light-warning")).hasText("취소 신청함");
    assertThat(other.locator("#mybids a[href$='#cancel']")).hasCount(0);
    assertThat(EveryPageIT.findings(other)).isEmpty();
    other.close();
    try (BrowserContext device = page().context().browser().newContext(contextOptions())) {
      Page elsewhere = device.newPage();
      elsewhere.navigate(receipt);
      assertThat(elsewhere.locator("#cancellation-facts")).containsText("신청함");
      assertThat(elsewhere.locator("#cancellation-checks li.ok")).hasCount(2);
      assertThat(elsewhere.locator("#save-request")).isHidden();
      assertThat(elsewhere.locator("#cancel")).isHidden();
    }
    page().navigate(receipt + "&lang=en");
    assertThat(page().locator("#verdict")).containsText("You have asked to cancel this bid");
    assertThat(page().locator("#cancellation-facts")).containsText("such as its amount");
    page().navigate(receipt + "&lang=ko");
  }

  private void grantInTheBrowser(SealedTender tender, TestPerson firm) {
    UUID submission = submission();
    logIn(tender.own.officer());
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().locator("table")).containsText("취소 신청 1건");
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("승인을 기다리는 입찰 취소 신청 1건");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("main a.krds-btn[href*='cancellations.xhtml']").click();
    Locator row = page().locator("#cancellations tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("승인 대기");
    assertThat(row.locator("details > span")).isHidden();
    row.locator("summary").press("Enter");
    assertThat(row.locator("details > span")).hasText(submission.toString());
    assertThat(page().locator("main")).containsText("(KST)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("requests");
    row.locator("a.krds-btn").click();
    assertThat(page().locator("#message [data-path=submission]")).hasText(submission.toString());
    assertThat(page().locator("#message dt code")).hasCount(0);
    assertThat(page().locator("main")).not().containsText(firm.identifier());
    assertThat(page().locator("main")).not().containsText("성림건설");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("grant");
    String grant = page().url();
    sign(tender.own.officer());
    assertThat(page().locator("#cancellations")).containsText("승인됨");
    assertThat(page().locator("#cancellations a.krds-btn")).hasCount(0);
    page().navigate(grant);
    assertThat(page().locator("main")).containsText("승인할 수 있는 신청이 아닙니다");
    page().navigate("/buyer/cancellations.xhtml?lang=en&number=" + tender.number());
    assertThat(page().locator("#cancellations")).containsText("granted");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/buyer/cancellations.xhtml?lang=ko&number=" + PublishedTender.number());
    assertThat(page().locator("main")).not().containsText("취소 신청 접수");
  }

  private void everybodyReadsThatItWasNotOpened(SealedTender tender, String receipt) {
    page().navigate("/tenders/" + tender.number() + "/result");
    assertThat(page().locator(".og-result")).containsText("봉인 3");
    assertThat(page().locator(".og-result")).containsText("취소되어 개찰하지 않음 1건");
    assertThat(page().locator("main")).not().containsText(AMOUNT);
    assertThat(page().locator("section.og-bids tbody tr")).hasCount(2);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("result");
    page().navigate("/tenders/" + tender.number() + "/result?lang=en");
    assertThat(page().locator(".og-result")).containsText("1 cancelled, never opened");
    page().navigate("/tenders/" + tender.number() + "/opening?lang=ko");
    assertThat(page().locator("[data-step=close]")).containsText("취소되어 개찰하지 않음 1건");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("취소되어 이 투찰은 개찰하지 않았습니다");
    assertThat(page().locator("#cancellation-facts")).containsText("취소되어 개찰하지 않음");
    assertThat(page().locator("#cancellation-foreign")).isHidden();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("removed");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids .bg-light-danger")).hasText("취소 · 개찰하지 않음");
    logIn(tender.own.officer()); // the opening is later than a session lasts
    page().navigate("/buyer/cancellations.xhtml?number=" + tender.number());
    assertThat(page().locator("#cancellations")).containsText("취소되어 개찰하지 않음");
    assertThat(page().locator("main")).containsText("개찰 시각이 지났습니다");
    String opening = Http.get("/api/v1/tenders/" + tender.number() + "/opening").text();
    assertThat(opening).contains("\"removed\":[\"" + receipt.replaceFirst(".*=", "") + "\"]");
  }

  private void pictures(String name) {
    for (int width : new int[] {360, 1280}) {
      page().setViewportSize(width, 900);
      assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(width);
      picture("cancellation-" + name + width);
    }
  }
}
