package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;

/** A connection that breaks in the middle of a file, and a page that is loaded again. */
class UploadResumeIT extends BrowserTest {
  /** Padded to 16 MiB, and so sent in four parts. */
  private static final int SIZE = 11_000_000;

  private static final int PART = 4 << 20;
  private static final double PATIENCE = 40_000;

  /** A small part of the half minute for which the time left used to stand there. */
  private static final double AT_ONCE = 3_000;

  private final List<String> ranges = new ArrayList<>();

  @Test
  void afterABreakAndAReloadOnlyTheRestIsSent() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    listen();
    page().route("**/uploads/*/*", UploadResumeIT::breakAfterTheFirstPart);
    fillIn();
    send(key);
    assertThat(page().locator("#working-text")).containsText("25 %", patiently());
    assertThat(page().locator("#progress")).isVisible();
    assertThat(ranges).first().asString().startsWith("bytes 0-" + (PART - 1));
    // the line comes back only when the page is gone: it tries again by itself
    page().navigate("/my/bids");
    page().unrouteAll();
    ranges.clear();
    fillIn();
    send(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", patiently());
    assertThat(ranges)
        .hasSize(3)
        .first()
        .asString()
        .startsWith("bytes " + PART + "-" + (2 * PART - 1));
  }

  @Test
  void aShortBreakIsBridgedWithoutTheBidderDoingAnything() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    listen();
    int[] broken = {0};
    page()
        .route(
            "**/uploads/*/*",
            route -> {
              boolean second = range(route.request()).startsWith("bytes " + PART + "-");
              if (second && broken[0]++ < 2) {
                route.abort("connectionreset");
              } else {
                route.resume();
              }
            });
    fillIn();
    send(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", patiently());
    assertThat(broken[0]).isEqualTo(3);
    assertThat(ranges).hasSize(6);
  }

  @Test
  void withoutALineThePageSaysSoAtOnceAndGoesOnWhenItIsBack() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    listen();
    List<Route> held = new ArrayList<>();
    page()
        .route(
            "**/uploads/*/*",
            route -> {
              if (held.isEmpty() && range(route.request()).startsWith("bytes " + PART + "-")) {
                held.add(route);
              } else {
                route.resume();
              }
            });
    fillIn();
    send(key);
    page().waitForCondition(() -> !held.isEmpty(), within(PATIENCE));
    assertThat(page().locator("#offline")).isHidden();

    page().context().setOffline(true);
    assertThat(page().locator("#working-text"))
        .containsText("인터넷 연결이 끊겼습니다", new ContainsTextOptions().setTimeout(AT_ONCE));
    assertThat(page().locator("#offline")).isVisible();
    assertThat(page().locator("#working-text")).not().containsText("초");

    page().context().setOffline(false);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", patiently());
    assertThat(page().locator("#offline")).isHidden();
    assertThat(ranges).as("the part that broke off is sent once more").hasSize(5);
  }

  private static WaitForConditionOptions within(double milliseconds) {
    return new WaitForConditionOptions().setTimeout(milliseconds);
  }

  /** The line is dead for the rest of the file, also for asking how far it is. */
  private static void breakAfterTheFirstPart(Route route) {
    if (range(route.request()).startsWith("bytes 0-")) {
      route.resume();
    } else {
      route.abort("connectionreset");
    }
  }

  private static String range(Request request) {
    return request.headers().getOrDefault("content-range", "");
  }

  private void listen() {
    page()
        .onRequest(
            request -> {
              if (request.method().equals("PUT")) {
                ranges.add(range(request));
              }
            });
  }

  private static ContainsTextOptions patiently() {
    return new ContainsTextOptions().setTimeout(PATIENCE);
  }

  private void fillIn() {
    byte[] content = new byte[SIZE];
    new Random(7).nextBytes(content);
    page().navigate("/tenders/" + PublishedTender.number() + "/bid");
    page().locator("#amount").fill("1560000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    page().locator("#files").setInputFiles(new FilePayload("내역서.pdf", "application/pdf", content));
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
  }

  private void send(Path key) {
    page().locator("#keyfile").setInputFiles(key);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#final").check();
    page().locator("#submit").click();
  }
}
