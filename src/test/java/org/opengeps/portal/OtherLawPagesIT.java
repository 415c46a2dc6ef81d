package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * Drafting and bidding under a law and a method that the pages do not know: without a drawn price,
 * with a number of days beside the amount. Both come from the test's own sources.
 */
class OtherLawPagesIT extends OfficersBrowser {
  @Test
  void anOfficerDraftsUnderAnotherRuleSetAndIsAskedForWhatItsMethodNeeds() {
    logIn(TestPerson.of("agency", "CONTRACTING_OFFICER").registered());
    page().navigate("/buyer/draft.xhtml");
    assertThat(page().locator("#award-deductibleA")).isVisible();
    assertThat(page().locator("#other-rules")).containsText("장난감 법");
    page().locator("#other-rules a[href$='rules=toy']").click();
    page().waitForURL("**/buyer/draft.xhtml?rules=toy");
    assertThat(page().locator("#baseAmount")).hasCount(0);
    assertThat(page().locator("#award-deductibleA")).hasCount(0);
    fillTexts();
    page().locator("#closesAt").press("Tab");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message")).containsText("lowest-price");
    assertThat(page().locator("#message")).not().containsText("낙찰하한율");
    assertThat(EveryPageIT.findings(page())).isEmpty();
  }

  @Test
  void aFirmIsAskedForTheDaysThatTheNoticeAsksForAndForNoNumbersOfADraw() throws IOException {
    String number =
        PublishedTender.with(
            draft ->
                ToyMethods.lowestPrice(draft)
                    .replace("ruleSet", "toy")
                    .replace("title", new LocalText("", "Toy bridge").toJson()));
    page().navigate(BidForm.address(number));
    assertThat(page().locator("input[name=pick]")).hasCount(0);
    assertThat(page().locator("#amount-hint")).containsText("추정가격");
    page().locator("#amount").fill("1560000000");
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    Locator wrong = page().locator("#offer-days-error");
    assertThat(wrong).containsText("1에서 365 사이의 수를 적으세요");
    for (String days : new String[] {"0", "366", "30.5", "삼십"}) {
      page().locator("#offer-days").fill(days);
      page().locator("#offer-days").blur();
      assertThat(wrong).containsText("1에서 365");
    }
    page().locator("#offer-days").fill("45");
    assertThat(wrong).isEmpty();
    page().setViewportSize(360, 640);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(TestServer.folder().resolve("screenshots/other-law-360.png")));
    new BidForm(page()).review();
    assertThat(page().locator("#summary")).containsText("납품기한");
    assertThat(page().locator("#summary")).containsText("45");
    assertThat(page().locator("#summary")).not().containsText("추첨");
    new BidForm(page()).sign(NewcomerIT.keyFile(TestPerson.supplier().registered()));
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    assertThat(complaints).isEmpty();
  }
}
