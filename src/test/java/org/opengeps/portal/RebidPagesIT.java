package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A tender that failed is bid for once more, in the pages of two officers and of a firm. */
class RebidPagesIT extends OfficersBrowser {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private SealedTender tender;
  private String number;

  @Test
  void twoOfficersOrderARebidOfWhatFailedAndAFirmBidsAgain() throws IOException {
    tender = new SealedTender();
    number = tender.number();
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    new BidForm(page()).submit(number, key);
    String receipt = page().url();
    logIn(tender.own.officer());
    page().navigate("/buyer/re-bid.xhtml?number=" + number);
    assertThat(page().locator("main")).containsText("재입찰에 부칠 유찰된 입찰이 없습니다");
    fail();
    logIn(tender.own.officer()); // the sitting has ended meanwhile
    order();
    approveAndPublish(page().url());

    assertThat(page().locator("main")).containsText("다시 부친 입찰입니다");
    assertThat(page().locator("main")).containsText("유찰되어 한 번 더 받습니다");
    assertThat(page().locator("h2#lots + div tbody tr")).hasCount(2);
    assertReadable("re-bid-tender");
    seesTheRoundBefore();
    bidsAgain(receipt, key);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLotThatWasOpenedGoesOnBesideTheRebidOfTheOther() {
    tender = twoLots();
    number = tender.number();
    tender.bid("1", ToyMethods.offer("900000000.00", "30"));
    tender.bid("1", ToyMethods.offer("800000000.50", "30"));
    tender.close();
    tender.openGate();
    tender.awaitLot("2", "failed");
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + number + "&lot=2");
    assertThat(page().locator("#re-bid")).containsText("아직 개찰하지 않은 로트가 있습니다");
    page().navigate("/buyer/re-bid.xhtml?number=" + number);
    assertThat(page().locator("main")).containsText("아직 개찰하지 않은 로트가 있습니다");
    tender.share(Slot.price("1"), 1);
    tender.share(Slot.price("1"), 3);
    page().navigate("/tenders/" + number + "/opening?lot=1");
    page().locator("#result-link a").click();
    page().waitForURL("**/result?lot=1");
    page().navigate("/buyer/re-bid.xhtml?number=" + number);
    assertThat(page().locator("label[for='round-2.1']")).containsText("로트 2 재입찰 1");
    assertThat(page().locator("label[for='round-2.1']")).containsText("2. 도로");

    tender.rebid("2.1");
    page().navigate("/tenders/" + number);
    assertThat(page().locator("main")).containsText("로트 2: 도로 – 재입찰 1");
    assertThat(page().locator("h2#lots + div tbody th"))
        .hasText(new String[] {"1. 교량", "2. 도로", "2. 도로 – 재입찰 1"});
    assertReadable("re-bid-lots");
    page().locator("a[href$='lot=2']").first().click();
    assertThat(page().locator("#later-round a")).hasText("로트 2 재입찰 1");
    page().locator("h2#lots + div tbody a").first().click();
    assertThat(page().locator("main")).not().containsText("지난 차수입니다");
    assertThat(page().locator("main")).not().containsText("다시 입찰에 부쳤습니다");
    awardTheFirstLot();
    assertThat(complaints).isEmpty();
  }

  private static SealedTender twoLots() {
    return new SealedTender(
        terms ->
            ToyMethods.lowestPrice(terms)
                .replace("ruleSet", "toy-rebid")
                .replace(
                    "lots",
                    List.of(
                        ToyMethods.lot("1000000000.00", "교량", "Bridge"),
                        ToyMethods.lot("1000000000.00", "도로", "Road"))));
  }

  private void awardTheFirstLot() {
    page().navigate("/buyer/tender.xhtml?number=" + number);
    assertThat(page().locator(".og-lead")).containsText("로트 2 재입찰 1");
    assertThat(page().locator("nav a[href*='lot=']")).hasCount(3);
    page().locator("nav a[href$='lot=1']").click();
    assertThat(page().locator("form#award #message")).containsText("EGP 800,000,000.50");
    assertReadable("re-bid-award");
    sign(tender.own.officer());
    page().waitForURL("**/result?lot=1");
    assertThat(page().locator("main")).containsText("EGP 800,000,000.50");
    tender.awaitLot("1", "awarded");
    tender.awaitLot("2.1", "open");
  }

  private void fail() {
    tender.close();
    page().navigate("/tenders/" + number + "/opening");
    tender.passOpening();
    tender.awaitState("failed");
    assertThat(page().locator("#stage"))
        .containsText("유찰되었습니다. 봉인된 투찰은 열지 않았습니다", BidForm.PATIENTLY);
    assertThat(page().locator("[data-step].now")).hasCount(0);
  }

  private void order() {
    page().navigate("/buyer/tender.xhtml?number=" + number);
    page().locator("#re-bid a").click();
    assertThat(page().locator("input[name=round]")).hasCount(1);
    assertThat(page().locator("input[name=round]")).isChecked();
    assertThat(page().locator("main")).containsText("재입찰 1");
    sign(tender.own.officer());
    assertThat(page().locator("#closesAt-error")).not().isEmpty();
    assertThat(page().locator("#reasonKo-error")).not().isEmpty();
    Instant closes = TestClock.INSTANCE.instant().plus(Duration.ofHours(2));
    page().locator("#closesAt").fill(local(TestClock.INSTANCE.instant().minusSeconds(60)));
    page().locator("#opensAt").fill(local(closes.plus(Duration.ofHours(1))));
    page().locator("#reasonKo").fill("유찰되어 한 번 더 받습니다");
    assertThat(page().locator("#closesAt-error")).containsText("투찰 시간이 모자랍니다");
    page().locator("#closesAt").fill(local(closes));
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    page().locator("input[name=round]").uncheck();
    assertThat(page().locator("#rounds-error")).containsText("하나 이상");
    page().locator("input[name=round]").check();
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message [data-path=rounds]")).hasText("2번째 입찰");
    assertReadable("re-bid-order");
    sign(tender.own.officer());
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("h1")).hasText("재입찰 공고 초안");
  }

  private void approveAndPublish(String file) {
    tender.own.committee().ready(2, 1);
    logInWithPair(tender.own.second());
    page().navigate(file);
    assertThat(page().locator("main")).containsText("재입찰 1");
    sign(tender.own.second());
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    logIn(tender.own.officer());
    page().navigate(file);
    assertThat(page().locator("#ceremony option")).hasCount(1);
    assertReadable("re-bid-file");
    prepareAndPublish(tender.own.officer());
  }

  private void seesTheRoundBefore() {
    page().locator("#earlier-round a").first().click();
    assertThat(page().locator("#later-round")).containsText("다시 입찰에 부쳤습니다");
    assertThat(page().locator("main")).not().containsText("지난 차수입니다");
    assertThat(page().locator(".og-badges")).containsText("유찰");
    assertReadable("re-bid-before");
    page().locator("#later-round a").click();
    page().locator("#earlier-round a").last().click();
    assertThat(page().locator("main")).containsText("유찰");
    assertReadable("re-bid-result");
    page().navigate("/?q=" + number);
    assertThat(page().locator("table tbody tr")).containsText("재입찰 1");
    logIn(tender.own.officer());
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().locator("main")).containsText("재입찰 1");
    page().navigate("/buyer/tender.xhtml?number=" + number + "&lot=0");
    assertThat(page().locator(".og-badges")).containsText("유찰");
    assertThat(page().locator("#re-bid")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/buyer/re-bid.xhtml?number=" + number);
    assertThat(page().locator("main")).containsText("재입찰에 부칠 유찰된 입찰이 없습니다");
  }

  private void bidsAgain(String receipt, Path key) throws IOException {
    PublishedTender.awaitOpen(number);
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).containsText("유찰되었습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#verdict")).containsText("다시 입찰에 부쳤습니다: 재입찰 1");
    assertReadable("re-bid-receipt");
    page().locator("#verdict a").click();
    page().waitForURL("**/tenders/" + number + "?lot=0.1");
    assertThat(page().locator("#own-bid")).isHidden();
    page().locator("a[data-bid]").click();
    assertThat(page().locator(".og-lead")).containsText("재입찰 1");
    assertThat(page().locator("#own-bid")).isHidden();
    assertThat(page().locator("#bidding")).isVisible();
    new BidForm(page()).fillIn().review().sign(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#verdict")).containsText("투찰이 접수되었습니다");
    assertThat(page().locator("#facts")).containsText("재입찰 1");
    page().navigate("/my/bids");
    Locator rows = page().locator("#mybids > table tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(rows.first()).containsText("재입찰 1");
    assertThat(rows.first().locator(".bg-light-success")).hasText("접수");
    assertThat(rows.last().locator(".bg-light-danger")).hasText("유찰");
    assertThat(rows.last()).containsText("다시 입찰에 부쳤습니다: 재입찰 1.");
    assertThat(rows.last()).not().containsText("새로 투찰하세요");
    assertReadable("re-bid-mybids");
    page().navigate("/tenders/" + number);
    assertThat(page().locator("#own-bid")).containsText("투찰이 접수되었습니다");
    assertThat(page().locator("a[data-bid]")).isHidden();
    page().navigate("/tenders/" + number + "?lot=0&lang=en");
    assertThat(page().locator("#own-bid")).containsText("Bids are asked for once more: Re-bid 1");
    assertReadable("re-bid-before-en");
  }

  private void assertReadable(String picture) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(PhoneScreen.unreadable(page())).isEmpty();
    picture(picture);
  }

  private static String local(Instant instant) {
    return FIELD.format(instant.atZone(ZoneId.of("Asia/Seoul")));
  }
}
