package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.BrowserTest;

/** The description of the doors for programs, as people read it. */
class ApiPageIT extends BrowserTest {
  private static final double ONE_NAME = 120;

  @Test
  void peopleReadADoorAndItsAnswersAndFindTheDocument() {
    page().navigate("/help/api?lang=en");
    Locator receipt = page().locator(".opblock").filter(withText("/api/v1/receipts/"));
    receipt.waitFor(); // the first reader waits until the server has put the document together
    assertThat(EveryPageIT.findings(page())).isEmpty();
    receipt.locator("button").first().click();
    assertThat(receipt).containsText("Responses");
    assertThat(receipt.locator("td.parameters-col_name").first().boundingBox().width)
        .isGreaterThan(ONE_NAME);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(page().locator("main a[href='/openapi']")).isVisible();
    assertThat(complaints).isEmpty();
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
