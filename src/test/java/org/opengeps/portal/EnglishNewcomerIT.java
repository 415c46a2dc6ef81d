package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** The way from the home page to a receipt on a phone in English; every step is accessible. */
class EnglishNewcomerIT extends BrowserTest {
  private static final int PHONE = 360;
  private static final double PATIENCE = 40_000;

  @Override
  protected Browser.NewContextOptions contextOptions() {
    return new Browser.NewContextOptions()
        .setBaseURL(TestServer.baseUrl().toString())
        .setLocale("en-GB")
        .setTimezoneId("Europe/Berlin")
        .setViewportSize(PHONE, 740);
  }

  @Test
  void aNewcomerFindsATenderBidsAndHoldsAReceipt() throws IOException {
    TestPerson person = TestPerson.supplier().registered();
    String number = PublishedTender.number();
    page().navigate("/");
    page().getByLabel("Words of the notice, agency, notice number").fill(number);
    page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
    page().locator("a.og-tender-title").first().click();
    step("notice", "Fish market hall");
    page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Make a bid")).click();
    page().getByLabel("Amount of your bid").fill("1560000000");
    page().getByLabel("3", new Page.GetByLabelOptions().setExact(true)).check();
    page().getByLabel("11", new Page.GetByLabelOptions().setExact(true)).check();
    page().getByLabel("Name").fill("Hong Gildong");
    step("filled", "Write a bid");
    page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review")).click();
    assertThat(page().locator("#tender-checks li.ok")).hasCount(5);
    page().locator("#trust summary").click();
    step("review", "Checked before sealing");
    page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(person));
    page().getByLabel("Password of the key file").fill(Credential.PRACTICE_PASSWORD);
    page().getByLabel("I have checked the amount").check();
    page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign, seal and submit"))
        .click();
    assertThat(page().locator("#verdict"))
        .containsText("Every check holds", new ContainsTextOptions().setTimeout(PATIENCE));
    step("receipt", "Save the receipt (PDF)");
    page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My bids")).first().click();
    step("my bids", "Receipt as PDF");
    assertThat(complaints).isEmpty();
  }

  private void step(String name, String text) {
    assertThat(page().locator("main")).containsText(text);
    assertThat(page().locator("html").getAttribute("lang")).isEqualTo("en");
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .as(name)
        .isLessThanOrEqualTo(PHONE);
    assertThat(EveryPageIT.findings(page())).as(name).isEmpty();
  }
}
