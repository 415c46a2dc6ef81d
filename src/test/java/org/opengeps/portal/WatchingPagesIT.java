package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.Cookie;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.notice.Drafts;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** Watching tenders and keeping searches: the pages, and mail over real SMTP to its end. */
class WatchingPagesIT extends OfficersBrowser {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern WORD = Pattern.compile("/watching/confirm\\?token=([0-9a-f]{64})");
  private static final Pattern STOP = Pattern.compile("/watching/stop\\?what=([0-9a-f-]{36})");

  /** Jobs run every ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final TestPerson hong = TestPerson.supplier().registered();
  private final TestPerson kim = TestPerson.supplier().registered();
  private final String hongAddress = "hong-" + UUID.randomUUID() + "@example.kr";
  private final String kimAddress = "kim-" + UUID.randomUUID() + "@example.kr";
  private GreenMail relay;

  @BeforeEach
  void startRelay() {
    relay = new GreenMail(new ServerSetup(TestServer.mailPort(), "127.0.0.1", "smtp"));
    relay.start();
  }

  @AfterEach
  void stopRelay() {
    relay.stop();
  }

  /** Mail that came for an address, oldest first. */
  private List<MimeMessage> mails(String address) {
    return Arrays.stream(relay.getReceivedMessages())
        .filter(mail -> to(mail).equals(List.of(address)))
        .toList();
  }

  private static List<String> to(MimeMessage mail) {
    try {
      return Arrays.stream(mail.getAllRecipients()).map(Object::toString).toList();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MimeMessage awaitMail(String address, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (mails(address).size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    assertThat(mails(address)).as("mails to %s", address).hasSize(count);
    return mails(address).get(count - 1);
  }

  private static String text(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static Http.Answer post(String path, String cookie, String form) {
    return Http.post(path, FORM, form.getBytes(StandardCharsets.UTF_8), "Cookie", cookie);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The browser is this person's from now on. */
  private void enter(TestPerson person) {
    String[] pair = person.logIn().split("=", 2);
    page().context().clearCookies();
    page()
        .context()
        .addCookies(List.of(new Cookie(pair[0], pair[1]).setUrl(TestServer.baseUrl().toString())));
  }

  /** Another watcher, by programs alone. */
  private String watcher(TestPerson person, String address, String tender) {
    String cookie = person.logIn();
    assertThat(Http.put("/api/v1/watching/tenders/" + tender, "Cookie", cookie).status())
        .isEqualTo(200);
    String form = "address=" + encoded(address) + "&zone=" + encoded("Asia/Seoul");
    assertThat(post("/watching/address?lang=ko", cookie, form).status()).isEqualTo(303);
    String word = found(WORD, text(awaitMail(address, 1)));
    assertThat(post("/watching/confirm", "lang=ko", "token=" + word).text()).contains(address);
    return cookie;
  }

  private static JsonObject followed(String cookie) {
    return Http.get("/api/v1/watching", "Cookie", cookie).json();
  }

  @Test
  void twoWhoWatchAreToldTheSameAndALinkEndsIt() throws MessagingException {
    PublishedTender tender = PublishedTender.ofItsOwn();
    watchOnThePage(tender.ownNumber());
    confirmOnThePage();
    String kimsCookie = watcher(kim, kimAddress, tender.ownNumber());

    tender.correct("reseal");
    MimeMessage hongs = awaitMail(hongAddress, 2);
    MimeMessage kims = awaitMail(kimAddress, 2);
    assertThat(hongs.getSubject())
        .startsWith("정정공고: 하동군수협 위판장 신축공사")
        .endsWith("(" + tender.ownNumber() + "-001)")
        .isEqualTo(kims.getSubject());
    assertThat(text(hongs)).contains("사유: 마감 연장", "모두 효력을 잃습니다", "(Asia/Seoul)");
    String stop = found(STOP, text(kims));
    assertThat(text(hongs).replaceAll(STOP.pattern(), "…"))
        .isEqualTo(text(kims).replaceAll(STOP.pattern(), "…"));
    assertThat(kims.getHeader("List-Unsubscribe")[0]).contains(stop);

    // the page tells it too
    page().navigate("/watching");
    assertThat(page().locator("#news")).containsText("새 소식 1건");
    assertThat(page().locator("main table").first()).containsText("위판장");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    PhoneScreen.hold(page());
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().setViewportSize(1280, 900);
    page().getByText("모두 읽음으로 표시").click();
    assertThat(page().locator("#news .krds-badge")).hasCount(0);

    endByLink(stop, kimsCookie);
    endWhileTheRelayIsDown(tender);
    assertThat(complaints).isEmpty();
  }

  private void watchOnThePage(String tender) {
    page().navigate("/tenders/" + tender);
    page().getByText("로그인하고 관심 공고로 등록").click();
    assertThat(page()).hasURL(Pattern.compile(".*/login\\?next=.*" + tender));
    enter(hong);
    page().navigate("/tenders/" + tender);
    page().getByText("관심 공고로 등록", exactText()).click();
    assertThat(page()).hasURL(Pattern.compile(".*/tenders/" + tender));
    assertThat(page().locator("#watch")).containsText("관심 공고로 등록되어 있습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactText() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }

  private void confirmOnThePage() {
    page().navigate("/watching");
    page().locator("#address").fill("no address");
    page().locator("form[action='/watching/address'] button").click();
    assertThat(page().locator("#wrong")).containsText("전자우편 주소의 형식이 맞지 않습니다");
    complaints.removeIf(text -> text.contains("422"));
    page().locator("#address").fill(hongAddress);
    page().locator("form[action='/watching/address'] button").click();
    assertThat(page().locator("main")).containsText("아직 확인하지 않았습니다");
    String word = found(WORD, text(awaitMail(hongAddress, 1)));
    page().navigate("/watching/confirm?token=" + word);
    assertThat(page().locator("main")).containsText(hongAddress);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("main button").click();
    assertThat(page().locator("h1")).hasText("확인했습니다");
    page().navigate("/watching");
    assertThat(page().locator("main")).containsText(hongAddress + "(으)로 메일을 보냅니다");
    assertThat(Http.get("/watching/confirm?token=" + word).status()).as("once").isEqualTo(410);
  }

  /** As a mail program does for a person who presses its button, without a log-in (RFC 8058). */
  private void endByLink(String stop, String cookie) {
    assertThat(Http.get("/watching/stop?what=" + stop).status()).isEqualTo(200);
    assertThat(followed(cookie).objects("tenders")).as("opened only").hasSize(1);
    Http.Answer ended =
        Http.post(
            "/watching/stop?what=" + stop,
            FORM,
            "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8));
    assertThat(ended.status()).isEqualTo(200);
    assertThat(followed(cookie).objects("tenders")).isEmpty();
  }

  private void endWhileTheRelayIsDown(PublishedTender tender) throws MessagingException {
    relay.stop();
    tender.cancel();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(25));
    startRelay();
    TestClock.INSTANCE.advance(Duration.ofMinutes(10));
    MimeMessage mail = awaitMail(hongAddress, 1);
    assertThat(mail.getSubject()).startsWith("취소공고: ");
    assertThat(mails(kimAddress)).as("wants no more").isEmpty();
  }

  @Test
  void anAddressHasNoRoomForAHeader() {
    String cookie = hong.logIn();
    String form = "zone=Asia/Seoul&address=" + encoded(hongAddress + "\r\nBcc: " + kimAddress);
    assertThat(post("/watching/address", cookie, form).status()).isEqualTo(422);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(15));
    assertThat(relay.getReceivedMessages()).isEmpty();
  }

  @Test
  void aSearchThatIsKeptTellsOfNewTendersOnceInEnglishToo() throws MessagingException {
    String word = "섬진" + UUID.randomUUID().toString().substring(0, 8);
    enter(hong);
    page().navigate("/?lang=en&q=" + encoded(word));
    page().locator("#save-search summary").click();
    page().locator("#search-name").fill(word + " works");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#save-search button").click();
    assertThat(page().locator("main")).containsText("The search is saved.");
    assertThat(page().locator("main")).containsText(word + " works");
    String cookie = kim.logIn();
    saveOverHttp(cookie, word);

    String number =
        PublishedTender.with(
            draft -> draft.replace("title", Drafts.text(word + " 정비공사", word + " works")));
    TestClock.INSTANCE.advance(Duration.ofSeconds(61));
    awaitNews(cookie, number);
    page().navigate("/watching?lang=en");
    assertThat(page().locator("main table").first()).containsText("Found by the search");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    PhoneScreen.hold(page());
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().setViewportSize(1280, 900);
    page().locator("form[action='/watching/end-search'] button").click();
    assertThat(page().locator("main")).containsText("The search was removed.");
    assertThat(complaints).isEmpty();
  }

  private static void saveOverHttp(String cookie, String word) {
    byte[] search =
        JsonObject.builder()
            .put("name", "정비")
            .put("conditions", "q=" + encoded(word))
            .put("pace", "never")
            .build()
            .canonical();
    Http.Answer saved =
        Http.post("/api/v1/watching/searches", "application/json", search, "Cookie", cookie);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
  }

  private static void awaitNews(String cookie, String number) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (followed(cookie).objects("news").isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
    List<JsonObject> news = followed(cookie).objects("news");
    assertThat(news).hasSize(1);
    assertThat(news.get(0).string("tender")).isEqualTo(number);
  }

  @Test
  void nobodyFollowsForAnother() {
    assertThat(Http.get("/api/v1/watching").outcome()).isEqualTo("403 login-missing");
    assertThat(Http.put("/api/v1/watching/tenders/R26BK00000001").outcome())
        .isEqualTo("403 login-missing");
    assertThat(post("/watching/read", "lang=ko", "").response().headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("/login?next=/watching"));
    String search = UUID.randomUUID().toString();
    Http.Answer foreign =
        Http.delete("/api/v1/watching/searches/" + search, "Cookie", hong.logIn());
    assertThat(foreign.outcome()).isEqualTo("404 watch-unknown");
  }
}
