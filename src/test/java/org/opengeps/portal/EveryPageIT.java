package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestServer;

/** What holds for every public page, in both languages, on a desk and on a phone. */
class EveryPageIT extends BrowserTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "/, ko",
    "/, en",
    "/tenders/{no}, ko",
    "/tenders/{no}, en",
    "/tenders/{no}/questions, ko",
    "/tenders/{no}/questions, en",
    "/tenders/{no}/bid, ko",
    "/tenders/{no}/bid, en",
    "/tenders/{no}/can-i-bid, ko",
    "/tenders/{no}/can-i-bid, en",
    "/tenders/{no}/opening, ko",
    "/tenders/{no}/opening, en",
    "/tenders/{no}/result, ko",
    "/tenders/{no}/result, en",
    "/tenders/{no}/payments, ko",
    "/tenders/{no}/payments, en",
    "/login, ko",
    "/login, en",
    "/register, ko",
    "/register, en",
    "/direct-awards, ko",
    "/direct-awards, en",
    "/outages, ko",
    "/outages, en",
    "/rules, ko",
    "/rules, en",
    "/tenders/{no}/rules, ko",
    "/tenders/{no}/rules, en",
    "/log, ko",
    "/log, en",
    "/log?q={no}&kind=notice-published&from=2020-01-01, ko",
    "/log?q={no}&kind=notice-published&from=2020-01-01, en",
    "/log?kind=bids-destroyed&until=2020-01-01, ko",
    "/log?kind=bids-destroyed&until=2020-01-01, en",
    "/tenders/{no}/changes, ko",
    "/tenders/{no}/changes, en",
    "/?business=works&closingUntil=2099-12-31, ko",
    "/?business=works&closingUntil=2099-12-31, en",
    "/help/sealing, ko",
    "/help/sealing, en",
    "/help, ko",
    "/help, en",
    "/help/operator, ko",
    "/help/operator, en",
    "/help/privacy, ko",
    "/help/privacy, en",
    "/help/accessibility, ko",
    "/help/accessibility, en",
    "/help/api, ko",
    "/help/api, en",
    "/committee, ko",
    "/committee, en",
    "/firm, ko",
    "/firm, en",
    "/my/contracts, ko",
    "/my/contracts, en",
    "/my/bids, ko",
    "/my/bids, en",
    "/watching/stop, ko",
    "/watching/stop, en",
    "/no-such-page, ko",
    "/no-such-page, en"
  })
  void aPageIsAccessibleFitsAPhoneAndKeepsTheContentPolicy(String path, String language) {
    String behind = path.contains("?") ? "&lang=" : "?lang=";
    page().navigate(path.replace("{no}", PublishedTender.number()) + behind + language);
    page().locator("#clock .zone:not(:empty)").waitFor();
    assertThat(page().locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(findings(page())).isEmpty();
    picture(path, language, "desk");
    PhoneScreen.hold(page());
    assertThat(findings(page())).isEmpty();
    picture(path, language, "phone");
    assertThat(complaints).filteredOn(text -> !text.contains("404")).isEmpty();
  }

  @Test
  void aPictureWithoutWordsAndAPageTooWideForAPhoneWouldBeFound() {
    page().navigate("/help?lang=ko");
    page()
        .evaluate(
            "const image = document.createElement('img');"
                + " image.style = 'width: 900px; max-width: none; height: 9px';"
                + " document.querySelector('main').append(image)");
    assertThat(findings(page()).toString()).contains("image-alt: ", "too wide: img");
  }

  /** Ends when everything that moves has come to rest, or is seen to move for ever. */
  private static final String SETTLED =
      """
      () => Promise.race([
        Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
        new Promise((rested) => setTimeout(rested, 1000)),
      ])
      """;

  /** What cannot be used by everybody on this page, or cannot be read on a phone. */
  static List<String> findings(Page page) {
    return Stream.concat(inaccessible(page), PhoneScreen.unreadable(page).stream()).toList();
  }

  private static Stream<String> inaccessible(Page page) {
    // a button that is enabled again fades in: its contrast is that of its end
    page.evaluate(SETTLED);
    AxeRunOptions violations = new AxeRunOptions();
    violations.setResultTypes(List.of("violations"));
    // legacy: without a second page for frames, of which there are none, and in half the time
    return new AxeBuilder(page)
        .setLegacyMode(true).options(violations).analyze().getViolations().stream()
            .map(EveryPageIT::describe);
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(5).toList();
  }

  private void picture(String path, String language, String window) {
    String name =
        (path.replaceAll("\\W+", "-") + "-" + language + "-" + window + ".png")
            .replaceFirst("^-", "");
    page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(TestServer.folder().resolve("screenshots").resolve(name))
                .setFullPage(true));
  }
}
