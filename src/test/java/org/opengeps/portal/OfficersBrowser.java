package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.opengeps.app.authorities.Credential;
import org.opengeps.notice.Drafts;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** What officers do in every test of their pages: log in, log out, sign. */
abstract class OfficersBrowser extends BrowserTest {
  /** Signing takes seconds on a machine that runs other tests, too. */
  private static final double PATIENCE_MILLIS = 30_000;

  /** Where an officer is after the log-in. */
  protected static final String LANDING = "**/buyer/today.xhtml";

  @BeforeEach
  void bePatient() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** Logs in, after logging out whoever is in. */
  protected final void logIn(TestPerson person) {
    logInTo(person, LANDING);
  }

  /** The same for somebody who is led elsewhere. */
  protected final void logInTo(TestPerson person, String place) {
    logOut();
    sign(person, "button[type=submit]");
    page().waitForURL(place);
  }

  /** Logs in with the pair that Korean authorities hand out: it signs the whole sitting. */
  protected final void logInWithPair(TestPerson person) {
    logOut();
    try {
      sign("button[type=submit]", NewcomerIT.koreanPair(person));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page().waitForURL(LANDING);
  }

  private void logOut() {
    page().navigate("/login");
    Locator logout = page().locator("#logout");
    if (logout.isVisible()) {
      logout.click();
      assertThat(logout).hasCount(0);
      page().navigate("/login");
    }
  }

  /** Signs the form of the page; opens the key file only if the key of the sitting is locked. */
  protected final void sign(TestPerson person) {
    signWith(person, "#do-sign");
  }

  /** The same with another button of the form. */
  protected final void signWith(TestPerson person, String button) {
    page()
        .locator("#key-fields[data-known]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    if (page().locator("#key-fields").isVisible()) {
      sign(person, button);
    } else {
      page().locator(button).click();
    }
  }

  /** Fills the whole sheet of a candidate with what is best, whatever items the rule set has. */
  protected final void fillFullMarks() {
    for (Locator item : page().locator("input[data-item]").all()) {
      item.fill(item.getAttribute("data-maximum"));
    }
  }

  /** Prepares the approved draft of the page, reads the notice, and publishes it. */
  protected final void prepareAndPublish(TestPerson officer) {
    assertThat(page().locator("form#prepare")).hasCount(1);
    sign(officer);
    assertThat(page().locator("form#publish")).hasCount(1);
    sign(officer);
    page().waitForURL("**/tenders/R**");
  }

  /** Signs what the button sends. */
  protected final void sign(TestPerson person, String button) {
    try {
      sign(button, NewcomerIT.keyFile(person));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sign(String button, Path... files) {
    page().locator("#keyfile").setInputFiles(files);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator(button).click();
  }

  /**
   * Terms that every rule set with local works allows: a month of time, closing on a working day at
   * ten.
   */
  protected final void fillDraft() {
    fillTexts();
    page().locator("#baseAmount").fill("1797931000");
    page().locator("#award-costSum").fill(Drafts.COST_SUM);
  }

  /** The same without what a price draw and the screening need. */
  protected final void fillTexts() {
    JsonObject time = Http.get("/api/v1/time").json();
    var closes =
        Instant.parse(time.string("instant"))
            .plus(Duration.ofDays(35))
            .atZone(ZoneId.of("Asia/Seoul"))
            .withHour(10)
            .withMinute(0);
    while (closes.getDayOfWeek().getValue() > 2) {
      closes = closes.plusDays(1);
    }
    var form = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'10:30");
    if (page().locator("#business option").count() > 1) {
      page().locator("#business").selectOption("works/general-works");
    }
    page().locator("#titleKo").fill("하수관로 정비공사");
    page().locator("#titleEn").fill("Sewer works");
    page().locator("#descriptionKo").fill("관로 2 km");
    page().locator("#descriptionEn").fill("Two kilometres of sewer");
    page().locator("#estimatedAmount").fill("1634482727");
    page().locator("#closesAt").fill(form.format(closes));
    page().locator("#opensAt").fill(form.format(closes).replace("10:30", "11:30"));
  }
}
