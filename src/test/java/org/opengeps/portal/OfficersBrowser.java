package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;

/** What officers do in every test of their pages: log in, log out, sign. */
abstract class OfficersBrowser extends BrowserTest {
  /** Signing takes seconds on a machine that runs other tests, too. */
  private static final double PATIENCE_MILLIS = 30_000;

  @BeforeEach
  void bePatient() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** Logs in, after logging out whoever is in. */
  protected final void logIn(TestPerson person) {
    page().navigate("/login");
    Locator logout = page().locator("#logout");
    if (logout.isVisible()) {
      logout.click();
      assertThat(logout).hasCount(0);
      page().navigate("/login");
    }
    sign(person, "button[type=submit]");
    page().waitForURL("**/buyer/notices.xhtml");
  }

  /** Signs the form of the page. */
  protected final void sign(TestPerson person) {
    sign(person, "#do-sign");
  }

  /** Signs what the button sends. */
  protected final void sign(TestPerson person, String button) {
    try {
      page().locator("#keyfile").setInputFiles(NewcomerIT.keyFile(person));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator(button).click();
  }
}
