package org.opengeps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Base of the tests with a browser: Debian's Chromium, one for the run, a fresh context for every
 * test. What a page complains about on its console is kept; a test asserts that it is empty. Every
 * test leaves a picture of its last page.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
public abstract class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static Browser browser;

  /** Errors on the console and refused requests of the current test. */
  protected final List<String> complaints = new ArrayList<>();

  /** Says in the output of a run what the page of a failed test had to say. */
  @RegisterExtension
  final AfterTestExecutionCallback lastWords =
      test -> test.getExecutionException().ifPresent(failure -> tellLastWords());

  private BrowserContext context;
  private Page page;

  @BeforeEach
  void openContext() {
    context = browser().newContext(contextOptions());
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type())) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
  }

  private void tellLastWords() {
    if (page != null && !page.isClosed()) {
      String outcome = String.join(" | ", page.locator("#outcome").allInnerTexts());
      System.out.println(page.url() + " said [" + outcome + "], console " + complaints);
    }
  }

  @AfterEach
  void takePicture(TestInfo test) {
    String name = getClass().getSimpleName() + "-" + test.getDisplayName().replaceAll("\\W+", "");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(TestServer.folder().resolve("screenshots").resolve(name + ".png"))
            .setFullPage(true));
    context.close();
  }

  /** A picture of the whole page as it stands, by a name of its own. */
  protected final void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(TestServer.folder().resolve("screenshots/" + name + ".png")));
  }

  /** The same on a phone, on which nothing is wider than the window. */
  protected final void narrow(String name) {
    page.setViewportSize(360, 740);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    picture(name);
    page.setViewportSize(1280, 900);
  }

  /** Language, window and base address; a subclass may ask for a phone or another language. */
  protected Browser.NewContextOptions contextOptions() {
    return new Browser.NewContextOptions()
        .setBaseURL(TestServer.baseUrl().toString())
        .setLocale("ko-KR")
        .setTimezoneId("Asia/Seoul")
        .setViewportSize(1280, 900);
  }

  /** The page of the current test; paths are relative to the server under test. */
  protected final Page page() {
    return page;
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser = playwright.chromium().launch(options());
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return browser;
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(CHROMIUM)
        .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
        .setArgs(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage"));
  }
}
