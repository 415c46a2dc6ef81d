package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** What goes wrong while a bid is written and sent, and how the page helps. */
class BidTroublesIT extends BrowserTest {
  private static final double PATIENCE = 40_000;
  private static final String DOOR = "**/submissions";

  @Test
  void everythingMissingIsListedWithLinksToTheFields() {
    page().navigate(form(PublishedTender.number()));
    page().locator("#to-review").click();
    assertThat(page().locator("#problems")).isFocused();
    Locator links = page().locator("#problems a");
    assertThat(links).hasCount(3);
    links.nth(2).click();
    assertThat(page().locator("#contact-name")).isFocused();
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    assertThat(links).hasCount(2);
    page().keyboard().press("Tab");
    page().keyboard().press("Enter");
    assertThat(page().locator("#amount")).isFocused();
    assertThat(EveryPageIT.findings(page())).isEmpty();
  }

  @Test
  void theClickThatLeavesAMendedAmountTicksTheNumberItIsOn() {
    page().navigate(form(PublishedTender.number()));
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    Locator links = page().locator("#problems a");
    assertThat(links).hasCount(2);
    page().locator("#amount").pressSequentially("1560000000");
    assertThat(page().locator("#amount")).isFocused();
    assertThat(links).hasCount(1);
    page().locator("label:has(#pick-3)").click();
    assertThat(page().locator("#pick-3")).isChecked();
    assertThat(page().locator("#amount")).hasValue("1,560,000,000");
  }

  @Test
  void aLostAnswerIsMadeGoodByTheSameBytes() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    page().route(DOOR, BidTroublesIT::receiveAndLoseTheAnswer);
    submit(PublishedTender.number(), key);
    assertThat(page().locator("#refusal")).containsText("도착했는지 알 수 없습니다", patiently());
    page().unrouteAll();
    page().locator("#submit").click();
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", patiently());
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids tbody tr")).hasCount(1);
  }

  @Test
  void whatNeverArrivedIsSentAgainFromTheListOfBids() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    page().route(DOOR, route -> route.abort("connectionreset"));
    submit(PublishedTender.number(), key);
    assertThat(page().locator("#refusal")).containsText("도착했는지 알 수 없습니다", patiently());
    page().unrouteAll();
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids")).containsText("답을 받지 못함");
    page().locator("#mybids a[href^='/my/receipt']").click();
    page().locator("#verdict button").click();
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", patiently());
  }

  @Test
  void aCorrectionWhileTheFormIsOpenIsShownFieldByFieldAndKeepsWhatWasTyped() throws IOException {
    PublishedTender tender = PublishedTender.ofItsOwn();
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    fillIn(tender.ownNumber());
    String before = page().locator(".og-deadline").innerText();
    tender.correct();
    page().locator("#to-review").click();
    assertThat(page().locator("#correction")).containsText("마감 연장", patiently());
    assertThat(page().locator("#correction")).containsText("입찰마감 일시");
    assertThat(page().locator("#correction")).isFocused();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#correction button").click();
    assertThat(page().locator("#correction")).isHidden();
    assertThat(page().locator(".og-deadline").innerText()).isNotEqualTo(before);
    assertThat(page().locator("#amount")).hasValue("1,560,000,000");
    assertThat(page().locator("input[name=pick][value='11']")).isChecked();
    page().locator("#to-review").click();
    sign(key);
    assertThat(page().locator("#facts")).containsText(tender.ownNumber() + "-001", patiently());
  }

  @Test
  void aDeadlineThatPassesWhileTheFormIsOpenIsSaidAtOnce() {
    String late = TestClock.INSTANCE.instant().plus(Duration.ofDays(3)).toString();
    page()
        .route(
            "**/api/v1/time",
            route -> {
              JsonObject time = JsonObject.parse(route.fetch().body());
              byte[] moved = time.toBuilder().replace("instant", late).build().canonical();
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBodyBytes(moved));
            });
    page().navigate(form(PublishedTender.number()));
    page().locator("#amount").fill("1560000000");
    assertThat(page().locator("#closed")).isVisible();
    assertThat(page().locator("#to-review")).isDisabled();
    assertThat(page().locator("#amount")).hasValue("1,560,000,000");
  }

  private static void receiveAndLoseTheAnswer(Route route) {
    assertThat(route.fetch().status()).isLessThan(300);
    route.abort("connectionreset");
  }

  private static String form(String number) {
    return "/tenders/" + number + "/bid";
  }

  private static ContainsTextOptions patiently() {
    return new ContainsTextOptions().setTimeout(PATIENCE);
  }

  private void fillIn(String number) {
    page().navigate(form(number));
    page().locator("#amount").fill("1560000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    page().locator("#contact-name").fill("홍길동");
  }

  private void submit(String number, Path key) {
    fillIn(number);
    page().locator("#to-review").click();
    sign(key);
  }

  private void sign(Path key) {
    page().locator("#keyfile").setInputFiles(key);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#final").check();
    page().locator("#submit").click();
  }
}
