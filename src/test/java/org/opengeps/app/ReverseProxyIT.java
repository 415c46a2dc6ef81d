package org.opengeps.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.ReverseProxy;
import org.opengeps.testing.ServeProcess;

/** The server as people reach it: behind the documented proxy, over TLS, under a public name. */
class ReverseProxyIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE = 60_000;

  @Test
  void peopleLogInAndBidOverTlsThroughTheDocumentedProxy() throws Exception {
    Path home = ServeProcess.emptyHome("it-tls");
    int server = ServeProcess.freePort();
    int port = ServeProcess.freePort();
    try (ReverseProxy proxy = ReverseProxy.start(home.resolve("nginx"), port, server);
        ServeProcess serve =
            ServeProcess.start(
                ServeProcess.jar(),
                home,
                server,
                Map.of(
                    "OPENGEPS_BASE_URL", proxy.url(), "OPENGEPS_TRUSTED_PROXIES", "127.0.0.1"))) {
      serve.awaitOutput("OpenGePS runs on " + proxy.url());
      whatCurlSees(proxy);
      inTheBrowser(proxy, home, openTender(serve.output()));
      theSenderIsTheOneBehindTheProxy(home);
    }
  }

  private static String openTender(String output) {
    Matcher open = Pattern.compile("/tenders/(R\\w+) and bid").matcher(output);
    assertThat(open.find()).as(output).isTrue();
    return open.group(1);
  }

  private static void whatCurlSees(ReverseProxy proxy) throws Exception {
    String page = proxy.curl("/");
    assertThat(page).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security: max-age=");
    assertThat(proxy.curl("/buyer/notices.xhtml"))
        .startsWith("HTTP/1.1 302")
        .contains("Location: /login?next=")
        .doesNotContain("127.0.0.1");
    assertThat(proxy.curl("/health/ready")).startsWith("HTTP/1.1 404");
    assertThat(proxy.curl("/", "-H", "Host: evil.example")).doesNotContain("evil");
    String challenge = proxy.curl("/api/v1/session/challenge", "-X", "POST");
    assertThat(challenge).contains("\"origin\":\"" + proxy.url() + "\"");
  }

  private static void inTheBrowser(ReverseProxy proxy, Path home, String tender) throws Exception {
    try (Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(CHROMIUM)
                      .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                      .setArgs(
                          List.of(
                              "--disable-gpu",
                              "--disable-dev-shm-usage",
                              "--host-resolver-rules=MAP " + ReverseProxy.NAME + " 127.0.0.1",
                              "--ignore-certificate-errors-spki-list=" + proxy.keyHash())));
      BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions().setBaseURL(proxy.url()).setLocale("ko-KR"));
      Page page = context.newPage();
      page.setDefaultTimeout(PATIENCE);
      Path key = home.resolve("demo/people/visitor.p12");
      logIn(page, key);
      Cookie session =
          context.cookies().stream()
              .filter(cookie -> cookie.name.equals("__Host-opengeps-session"))
              .findFirst()
              .orElseThrow();
      assertThat(session.secure).isTrue();
      assertThat(session.httpOnly).isTrue();
      assertThat(context.cookies()).allMatch(cookie -> cookie.secure);
      bid(page, key, tender);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(home.resolve("receipt.png")).setFullPage(true));
    }
  }

  private static void logIn(Page page, Path key) {
    page.navigate("/login?next=/my/bids");
    page.locator("#keyfile").setInputFiles(key);
    page.locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> url.endsWith("/my/bids") && !url.contains("/login"));
  }

  private static void bid(Page page, Path key, String tender) {
    page.navigate("/tenders/" + tender + "/bid");
    page.locator("#amount").fill("1560000000");
    page.locator("input[name=pick][value='3']").check();
    page.locator("input[name=pick][value='11']").check();
    page.locator("#contact-name").fill("나그네");
    page.locator("#to-review").click();
    assertThat(page.locator("#summary")).containsText("십오억육천만원");
    page.locator("#keyfile").setInputFiles(key);
    page.locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page.locator("#final").check();
    page.locator("#submit").click();
    assertThat(page.locator("#verdict"))
        .containsText(
            "모든 확인이 맞습니다", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
  }

  /** The log-in stands in the security log with the browser's address, not with what it claims. */
  private static void theSenderIsTheOneBehindTheProxy(Path home) throws Exception {
    String log = Files.readString(home.resolve("log/security.log"));
    assertThat(log).containsPattern("log-in person=\"[0-9a-f-]{36}\".* from=\"127.0.0.1\"");
  }
}
