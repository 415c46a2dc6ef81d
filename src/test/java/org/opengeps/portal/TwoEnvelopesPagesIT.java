package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/**
 * Bids in two envelopes in the browser: firms seal both with a file in each, two officers decide
 * who passes, and everybody sees the prices of those who did, and no others.
 */
class TwoEnvelopesPagesIT extends OfficersBrowser {
  private static final Slot TECHNICAL = new Slot("0", "technical");
  private static final Slot PRICE = new Slot("0", "price");

  @Test
  void firmsBidOfficersDecideAndOnlyThePricesOfThosePassedAreShown() throws IOException {
    SealedTender tender =
        new SealedTender(terms -> ToyMethods.lowestOfPassed(terms).replace("ruleSet", "toy"));
    String number = tender.number();
    PublishedTender.awaitOpen(number);
    page().navigate("/tenders/" + number);
    assertThat(page().locator("main")).containsText("기술 봉투와 가격 봉투");
    page().navigate(BidForm.address(number));
    TestPerson firm = bid("900000000", "30", "한빛 제안서.pdf");
    page().navigate(BidForm.address(number));
    page().locator("#another-firm").click();
    bid("500000000", "300", "느린 제안서.pdf");
    tender.close();
    tender.openGate();
    page().navigate("/tenders/" + number + "/opening");
    assertThat(page().locator("[data-step=technical].now")).isVisible();
    assertThat(page().locator("[data-step=gate].done")).isVisible();
    tender.share(TECHNICAL, 1);
    tender.share(TECHNICAL, 3);
    assertThat(page().locator("#stage")).containsText("기술평가 결과를 기다립니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/tenders/" + number + "/result");
    assertThat(page().locator("main")).containsText("납품기한: 300");
    assertThat(page().locator("main")).containsText("평가 중");
    assertThat(page().locator("main")).not().containsText("500,000,000");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("envelopes-technical-result");

    Instant prices = decide(tender);
    page().navigate("/tenders/" + number + "/opening");
    assertThat(page().locator("[data-step=decision].done")).isVisible();
    assertThat(page().locator("#stage")).containsText("가격 개찰 시각을 기다립니다");
    tender.releasePrices(prices);
    tender.share(PRICE, 1);
    tender.share(PRICE, 2);
    page().locator("#result-link a").click();
    page().waitForURL("**/result");
    assertThat(page().locator("main")).containsText("EGP 900,000,000.00");
    assertThat(page().locator("main")).not().containsText("500,000,000");
    assertThat(page().locator("main")).containsText("납품기한을 지킬 수 없음");
    assertThat(page().locator("main")).containsText("열지 않은 가격 1건");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("envelopes-result-360");
    picture("envelopes-result");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids")).containsText("부적격");
    assertThat(page().locator("#mybids")).containsText("개찰");
    seenByTheFirm(firm);
    // the second officer was silent for more than an hour
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + number);
    assertThat(page().locator("form#award #message")).containsText("EGP 900,000,000.00");
    assertThat(complaints)
        .as("but for the refused approval")
        .hasSize(1)
        .first()
        .asString()
        .contains("422");
  }

  /** One officer decides, another approves; returns when the prices open. */
  private Instant decide(SealedTender tender) {
    String address = "/buyer/technical.xhtml?number=" + tender.number();
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    page().locator("a[href*='technical.xhtml']").click();
    page().waitForURL("**/technical.xhtml**");
    readFiles();
    sign(tender.own.officer());
    assertThat(page().locator("fieldset[data-submission] .error >> nth=0")).isVisible();
    Locator good = page().locator("fieldset", having("납품기한 30 일"));
    Locator slow = page().locator("fieldset", having("납품기한 300 일"));
    good.locator("input[value=passed]").check();
    slow.locator("input[value=failed]").check();
    sign(tender.own.officer());
    assertThat(slow.locator("textarea >> nth=0")).isFocused();
    slow.locator("textarea >> nth=0").fill("납품기한을 지킬 수 없음");
    slow.locator("textarea >> nth=1").fill("Takes too long");
    assertThat(page().locator("#message")).containsText("납품기한을 지킬 수 없음");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("envelopes-decide");
    narrow("envelopes-decide-360");
    sign(tender.own.officer());
    assertThat(page().locator("main")).containsText("결재를 기다리는 결과안");
    page().locator("a[href*='decision=']").click();
    sign(tender.own.officer());
    assertThat(page().locator("#outcome")).containsText("다른 담당자");
    logInWithPair(tender.own.second());
    page().navigate(address);
    page().locator("a[href*='decision=']").click();
    assertThat(page().locator("#consented")).containsText("납품기한을 지킬 수 없음");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("envelopes-approve");
    sign(tender.own.second());
    page().waitForURL("**/tender.xhtml**");
    JsonObject price =
        Http.get("/api/v1/tenders/" + tender.number() + "/opening")
            .json()
            .objects("openings")
            .stream()
            .filter(one -> one.string("envelope").equals("price"))
            .findFirst()
            .orElseThrow();
    assertThat(price.string("stage")).isEqualTo("closed");
    return price.time("opensAt");
  }

  /** The officer opens the files of a bid before anything is decided, and finds no price. */
  private void readFiles() {
    page().locator("fieldset", having("납품기한 30 일")).locator("a").click();
    page().waitForURL("**/files.xhtml**");
    assertThat(page().locator("#contact")).containsText("홍길동");
    assertThat(page().locator("main")).containsText("이 화면을 본 기록이 원장에 남았습니다");
    assertThat(page().locator("#files li")).hasCount(1);
    assertThat(page().locator("#files")).containsText("한빛 제안서.pdf (176 KiB)");
    page().setViewportSize(360, 740);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("bid-files-360");
    picture("bid-files");
    Download saved = page().waitForDownload(() -> page().locator("#files a").click());
    assertThat(saved.suggestedFilename()).isEqualTo("한빛 제안서.pdf");
    try {
      assertThat(Files.readAllBytes(saved.path())).isEqualTo(file("한빛 제안서.pdf").buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page().locator("a[href*='envelope=price']").click();
    assertThat(page().locator("#refused")).containsText("열린 것이 아닙니다");
    assertThat(page().locator("#files")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate(page().url().replace("&envelope=price", "&lang=en&envelope=technical"));
    assertThat(page().locator("main")).containsText("That you see this page stands in the log");
    page().navigate(page().url().replace("lang=en", "lang=ko"));
    page().locator("a[href*='tender.xhtml']").click();
    page().locator("a[href*='technical.xhtml']").click();
    page().waitForURL("**/technical.xhtml**");
  }

  /** The firm sees who has read its bid, and that the log has it; strangers see nothing. */
  private void seenByTheFirm(TestPerson firm) {
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids a[href$='#reads']")).hasCount(0);
    logInTo(firm, "**/");
    page().navigate("/my/bids");
    Locator read = page().locator("#mybids a[href$='#reads']");
    assertThat(read).hasText("열람 기록 2건");
    read.click();
    Locator reads = page().locator("#reads-list li");
    assertThat(reads).hasCount(2);
    assertThat(reads.first()).containsText("기술 봉투 · 서류 한빛 제안서.pdf");
    assertThat(reads.first()).containsText("기술평가 · ");
    assertThat(reads.first()).containsText("계약담당자");
    assertThat(reads.last()).containsText("서류 목록과 연락처");
    for (int i = 0; i < 2; i++) {
      assertThat(reads.nth(i)).containsText("원장에서 확인됨");
    }
    page().setViewportSize(360, 740);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("receipt-reads-360");
    picture("receipt-reads");
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private TestPerson bid(String amount, String days, String proposal) throws IOException {
    TestPerson firm = TestPerson.supplier().registered();
    Path key = NewcomerIT.keyFile(firm);
    page().locator("#amount").fill(amount);
    page().locator("#offer-days").fill(days);
    page().locator("#files-technical").setInputFiles(file(proposal));
    page().locator("#files").setInputFiles(file("산출내역서.xlsx"));
    assertThat(page().locator("#file-list-technical")).containsText(proposal);
    assertThat(page().locator("#file-list")).containsText("산출내역서.xlsx");
    page().locator("#contact-name").fill("홍길동");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("envelopes-bid");
    narrow("envelopes-bid-360");
    new BidForm(page()).review().sign(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    page().locator("#evidence summary").click();
    assertThat(page().locator("#evidence-facts")).containsText("기술 봉투");
    return firm;
  }

  private static FilePayload file(String name) {
    return new FilePayload(
        name, "application/octet-stream", name.repeat(9000).getBytes(StandardCharsets.UTF_8));
  }
}
