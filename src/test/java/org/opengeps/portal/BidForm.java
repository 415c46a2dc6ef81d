package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import org.opengeps.app.authorities.Credential;

/** A bidder at the page: fills in, reviews, signs. */
record BidForm(Page page) {
  static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(60_000);

  static String address(String number) {
    return "/tenders/" + number + "/bid";
  }

  /** Opens the form of a tender and fills it in. */
  BidForm fillIn(String number) {
    page.navigate(address(number));
    return fillIn();
  }

  BidForm fillIn() {
    page.locator("#amount").fill("1560000000");
    page.locator("input[name=pick][value='3']").check();
    page.locator("input[name=pick][value='11']").check();
    page.locator("#contact-name").fill("홍길동");
    return this;
  }

  BidForm review() {
    page.locator("#to-review").click();
    assertThat(page.locator("#step-review")).isVisible();
    return this;
  }

  /** Signs and hands in. */
  void sign(Path key) {
    page.locator("#keyfile").setInputFiles(key);
    page.locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page.locator("#final").check();
    page.locator("#submit").click();
  }

  /** All of it, to a receipt that holds. */
  void submit(String number, Path key) {
    fillIn(number).review().sign(key);
    assertThat(page.locator("#verdict")).containsText("모든 확인이 맞습니다", PATIENTLY);
  }
}
