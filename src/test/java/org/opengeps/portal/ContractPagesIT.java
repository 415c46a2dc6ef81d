package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.notice.Quotations;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Both parties conclude a contract in the browser, after an award. */
class ContractPagesIT extends OfficersBrowser {
  @Test
  void theOfficerSendsTheFirmConsentsAndTheOfficerConfirms() {
    SealedTender tender = new SealedTender(Quotations::goods);
    TestPerson firm = awarded(tender);
    String number = tender.number();
    TestPerson officer = tender.own.officer();
    logIn(officer);
    assertThat(page().locator("main")).containsText("계약서를 보내세요");
    page().navigate("/buyer/tender.xhtml?number=" + number);
    page().locator("#contract-due a").click();
    page().waitForURL("**/contract.xhtml**");
    sign(officer);
    assertThat(page().locator("#until-error")).not().isEmpty();
    LocalDate today = LocalDate.parse(page().locator("#until").getAttribute("min"));
    page().locator("#until").fill(today.plusDays(90).toString());
    page().locator("#placeKo").fill("가온시청 민원실");
    assertThat(page().locator("#message")).containsText("가온시청 민원실");
    assertThat(page().locator("#message")).containsText("opengeps/contract/1");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("contract-write-360");
    sign(officer);
    assertThat(page().locator("#waiting")).isVisible();
    consent(number, firm);
    logIn(officer);
    assertThat(page().locator("main")).containsText("낙찰자가 계약에 동의했습니다");
    page().navigate("/buyer/contract.xhtml?number=" + number);
    assertThat(page().locator("#consented")).containsText("가온시청 민원실");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("contract-confirm-360");
    sign(officer);
    assertThat(page().locator("#state")).containsText("계약 체결됨");
    concluded(number);
    assertThat(complaints).isEmpty();
  }

  /** A tender with an award to this firm. */
  private TestPerson awarded(SealedTender tender) {
    PublishedTender.awaitOpen(tender.number());
    TestPerson firm = tender.bid(45_000_000, List.of(2, 3));
    tender.bid(45_500_000, List.of(4, 5));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    for (Locator ground : page().locator("select[data-item]").all()) {
      ground.selectOption("1");
    }
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    sign(tender.own.officer());
    page().waitForURL("**/result");
    return firm;
  }

  private void consent(String number, TestPerson firm) {
    logInTo(firm, "**/");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids a[href^='/tenders/" + number + "/contract']"))
        .hasText("낙찰되었습니다. 계약 화면으로 가기");
    page().navigate("/my/contracts");
    assertThat(page().locator("#contracts")).containsText("계약서를 읽고 동의하거나 거절하세요");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("my-contracts-360");
    page().locator("tr[data-tender='" + number + "'] a").click();
    page().waitForURL("**/contract**");
    assertThat(page().locator("#message")).containsText("가온시청 민원실");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("contract-consent-360");
    sign(firm, "#contract-send");
    assertThat(page().locator("#step-error")).not().isEmpty();
    page().locator("label[for=step-consent]").click();
    sign(firm, "#contract-send");
    assertThat(page().locator("#contract-state")).containsText("동의가 접수되었습니다");
  }

  /** What everybody sees, and takes home. */
  private void concluded(String number) {
    page().navigate("/tenders/" + number + "/result");
    page().locator("#contract").click();
    page().waitForURL("**/contract**");
    assertThat(page().locator("#state")).containsText("계약 체결됨");
    assertThat(page().locator("main")).containsText("45,000,000");
    assertThat(page().locator("#contract-form")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("contract-360");
    for (String language : List.of("ko", "en")) {
      Http.Answer paper =
          Http.get("/tenders/" + number + "/contract.pdf", "Cookie", "og-language=" + language);
      assertThat(paper.status()).isEqualTo(200);
      assertThat(new String(paper.response().body(), 0, 5, StandardCharsets.ISO_8859_1))
          .isEqualTo("%PDF-");
    }
  }
}
