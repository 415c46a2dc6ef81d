package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.testing.BrowserTest;

/** The page of a bid under the hands of people: keyboard, own colours, slips, a lost line. */
class BidPageIT extends BrowserTest {
  private final String number = PublishedTender.number();

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void theAmountIsInSightWhenItIsConfirmedByKeyboard(int width) {
    page().setViewportSize(width, 640);
    new BidForm(page()).fillIn(number).review();
    assertThat(page().locator("#confirm")).containsText("1,560,000,000");
    assertThat(page().locator("#tender-checks li.ok")).hasCount(5);
    for (String stop : List.of("final", "submit")) {
      tabTo(stop);
      assertThat(page().locator("#confirm")).isInViewport();
      assertThat(page().locator("#" + stop)).isInViewport();
      assertThat(hidden("confirm")).as("below the bar that stays").isFalse();
    }
    picture("bid-confirm-" + width);
  }

  private void tabTo(String id) {
    for (int i = 0; i < 40; i++) {
      page().keyboard().press("Tab");
      if (id.equals(page().evaluate("document.activeElement.id"))) {
        return;
      }
    }
    throw new AssertionError("not reached by keyboard: " + id);
  }

  /** Whether something else lies over the middle of an element. */
  private boolean hidden(String id) {
    return (boolean)
        page()
            .evaluate(
                "id => { const e = document.getElementById(id), r = e.getBoundingClientRect();"
                    + " return !e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + 4)); }",
                id);
  }

  @Test
  void chosenNumbersCanBeToldInForcedColours() {
    page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    new BidForm(page()).fillIn(number);
    assertThat(look(3)).isNotEqualTo(look(4)).isEqualTo(look(11));
    page().locator("#pick-3").focus();
    picture("bid-forced-colours");
  }

  private Object look(int pick) {
    return page()
        .locator("label:has(#pick-" + pick + ")")
        .evaluate(
            "e => { const s = getComputedStyle(e); return s.backgroundColor + s.color + s.borderTopWidth; }");
  }

  @Test
  void anErrorGoesWhenItIsMended() {
    page().navigate(BidForm.address(number));
    page().locator("#contact-email").fill("nonsense");
    page().locator("#to-review").click();
    assertThat(page().locator("#problems a")).hasCount(4);
    assertThat(page().locator("#contact-email-error")).containsText("전자우편");
    page().locator("#contact-email").fill("hong@firm.example");
    assertThat(page().locator("#contact-email-error")).isEmpty();
    page().locator("#amount").fill("1560000000");
    assertThat(page().locator("#amount-error")).isEmpty();
    page().locator("#pick-3").check();
    assertThat(page().locator("#picks-error")).containsText("1개를 골랐습니다");
    page().locator("#pick-11").check();
    assertThat(page().locator("#picks-error")).isEmpty();
    page().locator("#contact-name").fill("홍길동");
    page().locator("#contact-name").blur();
    assertThat(page().locator("#problems")).isHidden();
    new BidForm(page()).review();
    page().locator("#submit").click();
    assertThat(page().locator("#final-error")).not().isEmpty();
    page().locator("#final").check();
    assertThat(page().locator("#final-error")).isEmpty();
    page().locator("#submit").click();
    assertThat(page().locator("#keyfile-error")).not().isEmpty();
    page().locator("#keyfile").setInputFiles(file("key.p12"));
    assertThat(page().locator("#keyfile-error")).isEmpty();
  }

  @Test
  void backFromTheReviewKeepsTheChosenFilesAndLeavingAsksForThemAgain() {
    new BidForm(page()).fillIn(number);
    page().locator("#files").setInputFiles(file("내역서.pdf"));
    new BidForm(page()).review();
    page().goBack();
    assertThat(page().locator("#step-fill")).isVisible();
    assertThat(page().locator("#file-list")).containsText("내역서.pdf");
    page().goForward();
    assertThat(page().locator("#summary")).containsText("내역서.pdf");
    page().locator("#to-fill").click();
    assertThat(page().locator("#step-fill")).isVisible();
    page().reload();
    assertThat(page().locator("#file-list")).containsText("내역서.pdf (다시 고르거나 빼세요)");
    page().locator("#to-review").click();
    assertThat(page().locator("#files-error")).containsText("다시 고르거나");
    page().locator("#files").setInputFiles(file("내역서.pdf"));
    assertThat(page().locator("#files-error")).isEmpty();
    assertThat(page().locator("#file-list li")).hasCount(1);
    new BidForm(page()).review();
  }

  @Test
  void filesThatNobodyCouldTellApartAreRefusedBeforeSealing() {
    new BidForm(page()).fillIn(number);
    String decomposed = Normalizer.normalize("내역서.pdf", Normalizer.Form.NFD);
    refused("이름이 같아 보이는", file("내역서.pdf"), file(decomposed));
    refused("이름이 같아 보이는", file("Bill.PDF"), file("bill.pdf"));
    refused("빈 파일", new FilePayload("내역서.pdf", "application/pdf", new byte[0]));
    refused("보이지 않는 문자", file("내역서\u202efdp.exe"));
    refused("보이지 않는 문자", file("내역\u200b서.pdf"));
    page().locator("#files").setInputFiles(file("내역서.pdf"));
    assertThat(page().locator("#files-error")).isEmpty();
    new BidForm(page()).review();
  }

  private void refused(String sentence, FilePayload... files) {
    page().locator("#files").setInputFiles(files);
    assertThat(page().locator("#files-error")).containsText(sentence);
    page().locator("#to-review").click();
    assertThat(page().locator("#step-review")).isHidden();
    for (int left = files.length; left > 0; left--) {
      page().locator("#file-list button").first().click();
    }
    assertThat(page().locator("#files-error")).isEmpty();
  }

  private static FilePayload file(String name) {
    return new FilePayload(name, "application/pdf", new byte[] {1, 2, 3});
  }

  @Test
  void thePageOfAClosedTenderSaysSoAndThrowsNothing() {
    SealedTender tender = new SealedTender();
    page().navigate(BidForm.address(tender.number()));
    page().locator("#amount").fill("1560000000");
    tender.close();
    page().reload();
    assertThat(page().locator("main")).containsText("마감되었습니다");
    for (String path : List.of("", "/bid", "/opening", "/result")) {
      page().navigate("/tenders/" + tender.number() + path);
      assertThat(page().locator("#clock .zone")).not().isEmpty();
    }
    assertThat(complaints).isEmpty();
  }
}
