package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/**
 * A Korean firm asks whether it can bid, is told what it lacks and what to do, does it, and bids
 * for the next notice; the intake takes the bid.
 */
class CanIBidPagesIT extends OfficersBrowser {
  /** Two licences together, and small firms only. */
  private static JsonBuilder forSmallFirmsWithBoth(JsonBuilder draft) {
    return draft.replace(
        "eligibility",
        JsonObject.builder()
            .put("industries", List.of())
            .put("regions", List.of("48"))
            .put("allIndustries", List.of("0002", "0037"))
            .put("largestSize", "small")
            .build());
  }

  @Test
  void aFirmIsToldWhatItLacksMendsItAndBids() throws IOException {
    TestPerson firm = TestPerson.supplier().registered();
    tick();
    String first = new SealedTender(CanIBidPagesIT::forSmallFirmsWithBoth).number();
    PublishedTender.awaitOpen(first);
    askAsNobody(first);
    logInFromHere(firm);
    isToldWhatItLacks(first);
    mends(firm);
    page().navigate("/tenders/" + first + "/can-i-bid");
    assertThat(row("all-industries")).containsText("게시된 뒤에 바꾼 것이라");
    assertThat(page().locator("#whole")).hasAttribute("data-answer", "no");
    tick();
    String second = new SealedTender(CanIBidPagesIT::forSmallFirmsWithBoth).number();
    PublishedTender.awaitOpen(second);
    canBid(second);
    new BidForm(page()).submit(second, NewcomerIT.keyFile(firm));
    page().navigate("/tenders/" + second + "/can-i-bid");
    assertThat(page().locator("#own-bid")).containsText("투찰이 접수되었습니다");
    assertThat(page().locator("a[data-bid]")).isHidden();
    ownPage(first, second);
    assertThat(complaints).isEmpty();
  }

  private void askAsNobody(String number) {
    page().navigate("/tenders/" + number);
    page().locator("#can-i-bid").click();
    assertThat(page().locator("#requirements")).hasCount(0);
    assertThat(page().locator("#log-in")).containsText("로그인하면");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#log-in a").first().click();
  }

  /** On the page of the log-in, which leads back. */
  private void logInFromHere(TestPerson firm) {
    sign(firm, "button[type=submit]");
    page().waitForURL("**/can-i-bid**");
  }

  private void isToldWhatItLacks(String number) {
    assertThat(page().locator("#whole")).hasAttribute("data-answer", "no");
    assertThat(row("all-industries")).hasAttribute("data-code", "industry-missing");
    assertThat(row("all-industries")).containsText("전기공사업 (0037)");
    assertThat(row("size")).hasAttribute("data-code", "not-eligible-size");
    assertThat(row("size")).containsText("소기업·소상공인");
    assertThat(page().locator("#lacking li")).hasText(new String[] {"모두 갖출 업종", "기업 규모"});
    assertThat(row("regions")).hasAttribute("data-answer", "yes");
    assertThat(row("time")).containsText("(KST)");
    assertThat(row("once")).hasAttribute("data-answer", "unknown");
    assertThat(row("revocation")).hasAttribute("data-answer", "unknown");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("can-i-bid-no");
    narrow("can-i-bid-no-360");
    page().navigate("/tenders/" + number);
    assertThat(page().locator("#mine")).hasAttribute("data-answer", "no");
    assertThat(page().locator("a[data-bid]")).hasCount(0);
    assertThat(page().locator("#eligibility")).containsText("모두 갖출 업종");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/tenders/" + number + "/bid");
    assertThat(page().locator("#barred")).containsText("접수되지 않습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#barred a").click();
    row("size").locator("a").click();
    page().waitForURL("**/register");
  }

  /** The form has what is registered; what is added is signed with it. */
  private void mends(TestPerson firm) {
    assertThat(page().locator("#registered-now")).isVisible();
    assertThat(page().locator("#industries-chosen")).containsText("건축공사업 (0002)");
    assertThat(page().locator("#regions-chosen")).containsText("경상남도 (48)");
    page().locator("#industries-add").selectOption("0037");
    page().locator("#industries-add-button").click();
    page().locator("#size").selectOption("small");
    assertThat(page().locator("#message [data-path=size]")).hasText("소기업");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(firm, "button[type=submit]");
    assertThat(page().locator("#outcome")).containsText("등록되었습니다");
  }

  private void canBid(String number) {
    page().navigate("/tenders/" + number + "/can-i-bid");
    assertThat(page().locator("#whole")).hasAttribute("data-answer", "yes");
    assertThat(page().locator("tr[data-answer=no]")).hasCount(0);
    assertThat(page().locator("a[data-bid]")).isVisible();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("can-i-bid-yes");
    narrow("can-i-bid-yes-360");
  }

  private void ownPage(String first, String second) {
    page().navigate("/firm");
    assertThat(page().locator("#size")).containsText("소기업");
    assertThat(page().locator("#industries")).containsText("전기공사업 (0037)");
    assertThat(page().locator("tr[data-certificate=good]")).containsText("나");
    assertThat(page().locator("tr[data-tender=" + second + "]")).hasCount(1);
    assertThat(page().locator("tr[data-tender=" + first + "]")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("firm");
    narrow("firm-360");
  }

  @Test
  void anOfficerAsksForBothLicencesAndSmallFirmsAndSeesBothBeforeSigning() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    logIn(officer);
    page().navigate("/buyer/draft.xhtml");
    fillTexts();
    Locator message = page().locator("#message");
    page().locator("#allIndustries-add").selectOption("0002");
    page().locator("#allIndustries-add-button").click();
    page().locator("#allIndustries-add").selectOption("0037");
    page().locator("#allIndustries-add-button").click();
    page().locator("#largestSize").selectOption("small");
    assertThat(message.locator("[data-path='eligibility.allIndustries']"))
        .hasText("건축공사업 (0002), 전기공사업 (0037)");
    assertThat(message.locator("[data-path='eligibility.largestSize']")).hasText("소기업·소상공인");
    assertThat(message.locator("dt code")).hasCount(0);
    page().locator("#largestSize").selectOption("");
    assertThat(message.locator("[data-path='eligibility.largestSize']")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("draft-eligibility-360");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theDoorSaysTheSameAndNothingToWhoIsNotLoggedIn() {
    String door = "/api/v1/tenders/" + PublishedTender.number() + "/can-i-bid";
    assertThat(Http.get(door).outcome()).isEqualTo("403 login-missing");
    JsonObject answer = Http.get(door, "Cookie", TestPerson.supplier().registered().logIn()).json();
    assertThat(answer.string("answer")).isEqualTo("yes");
    JsonObject officer =
        Http.get(door, "Cookie", TestPerson.of("agency", "EVALUATOR").registered().logIn()).json();
    assertThat(officer.string("answer")).isEqualTo("no");
    assertThat(officer.objects("requirements", one -> one))
        .filteredOn(one -> one.string("answer").equals("no"))
        .extracting(one -> one.object("refusal").string("code"))
        .containsExactly("not-a-supplier");
    assertThat(
            Http.get(door + "?lot=7", "Cookie", TestPerson.supplier().registered().logIn())
                .outcome())
        .isEqualTo("404 tender-unknown");
  }

  private Locator row(String requirement) {
    Page page = page();
    return page.locator("tr[data-requirement=" + requirement + "]");
  }

  /** What counts is the registration up to the instant of the notice. */
  private static void tick() {
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
  }
}
