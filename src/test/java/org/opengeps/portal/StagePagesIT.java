package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/**
 * A tender in two stages in the browser: firms hand in technical bids, two officers decide who
 * passes and order the second stage, and only those who passed hand in a price.
 */
class StagePagesIT extends OfficersBrowser {
  private static final Slot TECHNICAL = new Slot("0", "technical");
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private SealedTender tender;
  private String number;
  private Path good;
  private Path slow;
  private String receipt;

  /** When the second stage closes. */
  private Instant priced;

  @Test
  void technicalBidsAreJudgedFirstAndThenOnlyThoseWhoPassedAreAskedForAPrice() throws IOException {
    tender =
        new SealedTender(
            terms -> ToyMethods.lowestOfAdmitted(terms).replace("ruleSet", "toy-stages"));
    number = tender.number();
    good = NewcomerIT.keyFile(TestPerson.supplier().registered());
    slow = NewcomerIT.keyFile(TestPerson.supplier().registered());
    isAnnounced();
    bidsAreHandedInWithoutAPrice();
    bidsAreOpened();
    Instant settled = decide();
    receiptSays("기술평가를 통과했습니다", "확정되면 다음 단계 입찰이 공고됩니다");
    seesTheStageEnd(settled);
    stageIsOver();
    orderTheNextStage();
    approveAndPublish(page().url());
    theSecondStageIsPublic();
    theFirstStageSaysWhatCameOfIt();
    onlyWhoPassedBids();
    theNextStageCloses();
    assertThat(complaints).isEmpty();
  }

  private void isAnnounced() {
    page().navigate("/?q=" + number);
    assertThat(page().locator("table tbody tr")).containsText("2단계 입찰");
    assertThat(page().locator("table tbody tr")).containsText("1단계");
    page().navigate("/tenders/" + number);
    assertThat(page().locator(".og-lead >> nth=0")).hasText("1단계 기술입찰");
    assertThat(page().locator("#stages")).containsText("1단계 기술입찰 (지금)");
    assertThat(page().locator("#stages")).containsText("2단계 가격입찰");
    assertThat(page().locator("main")).containsText("적격자로 확정된 업체만 다음 단계인 2단계 가격입찰에");
    assertThat(page().locator("main")).not().containsText("재입찰");
    assertReadable("stage-tender");
  }

  private void bidsAreHandedInWithoutAPrice() {
    page().navigate(BidForm.address(number));
    assertThat(page().locator("#amount")).hasCount(0);
    assertThat(page().locator("input[name=pick]")).hasCount(0);
    assertThat(page().locator("#bidding")).containsText("기술 제안만 냅니다");
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    assertThat(page().locator("#offer-days-error")).containsText("1에서 365");
    assertReadable("stage-bid-technical");
    handIn("#offer-days", "30", good);
    receipt = page().url();
    assertThat(page().locator("#facts")).containsText("1단계 기술입찰");
    page().navigate(BidForm.address(number));
    page().locator("#another-firm").click();
    handIn("#offer-days", "300", slow);
    tender.bid(TECHNICAL, Offer.NOTHING.with("days", "40"));
  }

  private void handIn(String field, String value, Path key) {
    page().locator(field).fill(value);
    page().locator("#contact-name").fill("홍길동");
    new BidForm(page()).review();
    assertThat(page().locator("#summary")).containsText(value);
    new BidForm(page()).sign(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
  }

  private void bidsAreOpened() {
    tender.close();
    tender.openGate();
    page().navigate("/tenders/" + number + "/opening");
    assertThat(page().locator("[data-step=technical].now")).isVisible();
    assertThat(page().locator("[data-step]")).hasCount(4);
    tender.share(TECHNICAL, 1);
    tender.share(TECHNICAL, 3);
    assertThat(page().locator("#stage")).containsText("기술평가 결과를 기다립니다");
    assertThat(page().locator("[data-step=technical].done")).isVisible();
    assertThat(page().locator("[data-step=decision].now")).isVisible();
    assertReadable("stage-opening");
    page().locator("#result-link a").click();
    page().waitForURL("**/result");
    assertThat(page().locator("#technical")).isVisible();
    assertThat(page().locator("main")).containsText("납품기한: 300");
    assertThat(page().locator("main")).containsText("평가 중");
    assertThat(page().locator("#draw-check")).hasCount(0);
    receiptSays("기술 제안이 개찰되었습니다", "다음 단계에 투찰할 수 있습니다");
  }

  /** One officer decides, another approves; returns when that binds. */
  private Instant decide() {
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + number);
    assertThat(page().locator("main")).containsText("적격자에게 다음 단계 입찰을 공고할 수 있습니다");
    page().locator("a[href*='technical.xhtml']").click();
    page().waitForURL("**/technical.xhtml**");
    assertThat(page().locator("label[for=pricesOpenAt]")).containsText("적격자 확정 일시");
    assertThat(page().locator("main")).not().containsText("적격자의 가격만 열립니다");
    Locator late = page().locator("fieldset", having("납품기한 300 일"));
    for (String days : new String[] {"30", "40"}) {
      page()
          .locator("fieldset", having("납품기한 " + days + " 일"))
          .locator("input[value=passed]")
          .check();
    }
    late.locator("input[value=failed]").check();
    late.locator("textarea >> nth=0").fill("납품기한을 지킬 수 없음");
    late.locator("textarea >> nth=1").fill("Takes too long");
    assertReadable("stage-decide");
    sign(tender.own.officer());
    assertThat(page().locator("main")).containsText("결재를 기다리는 결과안");
    String address = page().url();
    logInWithPair(tender.own.second());
    page().navigate(address);
    page().locator("a[href*='decision=']").click();
    assertThat(page().locator("#consented")).containsText("납품기한을 지킬 수 없음");
    sign(tender.own.second());
    page().waitForURL("**/tender.xhtml**");
    JsonObject opening =
        Http.get("/api/v1/tenders/" + number + "/opening").json().objects("openings").get(0);
    return opening.object("judgment").time("pricesOpenAt");
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.LocatorOptions matching(String pattern) {
    return new Page.LocatorOptions().setHasText(Pattern.compile(pattern));
  }

  private void receiptSays(String... words) {
    page().navigate(receipt);
    for (String text : words) {
      assertThat(page().locator("#verdict")).containsText(text, BidForm.PATIENTLY);
    }
    assertReadable("stage-receipt");
  }

  /** A page that was left open says by itself that the decision has come to bind. */
  private void seesTheStageEnd(Instant settled) {
    page().navigate("/tenders/" + number + "/opening");
    assertThat(page().locator("#stage")).containsText("이의신청 기간이 끝나면 다음 단계 입찰을 공고할 수 있습니다");
    TestClock.INSTANCE.advanceTo(settled);
    tender.awaitLot("0", "admitted");
    assertThat(page().locator("#stage")).containsText("다음 단계 입찰이 공고되기를 기다립니다", BidForm.PATIENTLY);
    assertThat(page().locator("[data-step=technical].done")).isVisible();
    assertThat(page().locator("[data-step].done")).hasCount(4);
    assertThat(page().locator("[data-step].now")).hasCount(0);
  }

  private void stageIsOver() {
    page().navigate("/tenders/" + number);
    assertThat(page().locator(".og-badges")).containsText("적격자 확정");
    assertThat(page().locator("main")).containsText("다음 단계 입찰이 공고되면 적격자만 투찰할 수 있습니다");
    page().navigate("/tenders/" + number + "/opening");
    assertThat(page().locator("#stage")).containsText("다음 단계 입찰이 공고되기를 기다립니다");
    receiptSays("적격자로 확정되었습니다");
  }

  private void orderTheNextStage() {
    logIn(tender.own.officer()); // the sitting has ended meanwhile
    page().navigate("/buyer/tender.xhtml?number=" + number);
    assertThat(page().locator("a[href*='technical.xhtml']")).hasCount(0);
    assertThat(page().locator("#re-bid")).hasCount(0);
    page().locator("#next-stage a").click();
    assertThat(page().locator("h1")).hasText("다음 단계 입찰 공고");
    assertThat(page().locator("label[for='round-0.1']")).containsText("2단계 가격입찰");
    assertThat(page().locator("label[for='round-0.1']")).containsText("1단계 기술입찰");
    sign(tender.own.officer());
    assertThat(page().locator("#closesAt-error")).not().isEmpty();
    assertThat(page().locator("#reasonKo-error")).isEmpty();
    priced = TestClock.INSTANCE.instant().plus(Duration.ofHours(2));
    page().locator("#closesAt").fill(local(TestClock.INSTANCE.instant().plusSeconds(60)));
    page().locator("#opensAt").fill(local(priced.plus(Duration.ofHours(1))));
    assertThat(page().locator("#closesAt-error")).containsText("투찰 시간이 모자랍니다");
    page().locator("#closesAt").fill(local(priced));
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message [data-path=kind]")).hasText("다음 단계 입찰 공고");
    assertReadable("stage-order");
    sign(tender.own.officer());
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("h1")).hasText("다음 단계 입찰 공고 초안");
  }

  private void approveAndPublish(String file) {
    tender.own.committee().ready(2, 1);
    logInWithPair(tender.own.second());
    page().navigate(file);
    assertThat(page().locator("main")).containsText("2단계 가격입찰");
    sign(tender.own.second());
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    logIn(tender.own.officer());
    page().navigate(file);
    sign(tender.own.officer());
    assertThat(page().locator("form#publish")).hasCount(1);
    assertThat(page().locator("[data-path='lots[0].admitted.suppliers']"))
        .containsText(java.util.regex.Pattern.compile(".+, .+"));
    assertThat(page().locator("#message")).containsText("적격자로 확정된 업체");
    assertReadable("stage-publish");
    sign(tender.own.officer());
    page().waitForURL("**/tenders/R**");
    PublishedTender.awaitOpen(number);
  }

  private void theSecondStageIsPublic() {
    page().navigate("/tenders/" + number);
    assertThat(page().locator(".og-lead >> nth=0")).hasText("2단계 가격입찰");
    assertThat(page().locator("#stages")).containsText("2단계 가격입찰 (지금)");
    assertThat(page().locator("#admitted li")).hasCount(2);
    assertThat(page().locator("#earlier-round")).containsText("앞 단계의 적격자만");
    assertThat(page().locator("h2#lots + div tbody th"))
        .hasText(new String[] {"1단계 기술입찰", "2단계 가격입찰"});
    assertThat(page().locator("main")).not().containsText("재입찰");
    assertThat(page().locator("#earlier-round")).not().containsText("유찰");
    assertReadable("stage-second");
    page().navigate("/?q=" + number);
    assertThat(page().locator("table tbody tr")).containsText("2단계");
    assertThat(page().locator("table tbody tr")).not().containsText("재입찰");
    page().navigate("/buyer/draft.xhtml?correct=" + number);
    assertThat(page().locator("main")).containsText("적격자는 그대로입니다");
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().locator("main")).containsText("2단계");
    page().navigate("/buyer/tender.xhtml?number=" + number + "&lot=0");
    assertThat(page().locator(".og-badges")).containsText("다음 단계로 진행");
    assertThat(page().locator("#next-stage")).hasCount(0);
    page().navigate("/buyer/re-bid.xhtml?stage=next&number=" + number);
    assertThat(page().locator("main")).containsText("다음 단계를 공고할 로트가 없습니다");
  }

  private void theFirstStageSaysWhatCameOfIt() {
    page().navigate("/tenders/" + number + "?lot=0");
    assertThat(page().locator("#later-round a")).hasText("2단계 가격입찰");
    assertThat(page().locator(".og-badges")).containsText("다음 단계로 진행");
    assertThat(page().locator("#own-bid")).containsText("적격자로 확정되어 다음 단계에 참가합니다");
    assertReadable("stage-first");
    page().navigate("/tenders/" + number + "/result?lot=0");
    assertThat(page().locator("tr", having("납품기한: 300"))).containsText("부적격");
    assertThat(page().locator("tr", having("납품기한: 300"))).containsText("납품기한을 지킬 수 없음");
    Locator quick = page().locator("tr", matching("납품기한: 30(?!0)"));
    assertThat(quick).containsText("적격");
    assertThat(quick).not().containsText("부적격");
    assertThat(page().locator("a[href$='/bundle?lot=0']")).isVisible();
    assertThat(page().locator("#draw-check")).hasCount(0);
    assertReadable("stage-result");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids > table tbody tr")).hasCount(1);
    Locator passed = page().locator("#mybids tr", having("적격자 확정"));
    assertThat(passed).containsText("다음 단계: 2단계 가격입찰.");
    assertThat(passed).containsText("까지 투찰하세요");
    Locator failed = page().locator("#mybids tr", having("부적격"));
    assertThat(failed).containsText("납품기한을 지킬 수 없음");
    assertThat(failed).not().containsText("2단계");
    assertReadable("stage-mybids");
  }

  private void onlyWhoPassedBids() {
    receiptSays("다음 단계: 2단계 가격입찰", "까지 투찰하세요");
    page().locator("#verdict a", having("다음 단계 보기")).click();
    page().waitForURL("**/tenders/" + number + "?lot=0.1");
    page().locator("a[data-bid]").click();
    assertThat(page().locator("#admitted li")).hasCount(2);
    assertThat(page().locator("#offer-days")).hasCount(0);
    page().locator("#amount").fill("900000000");
    page().locator("#contact-name").fill("홍길동");
    assertReadable("stage-bid-price");
    new BidForm(page()).review().sign(slow);
    assertThat(page().locator("#refusal")).containsText("앞 단계의 적격자가 아니어서");
    assertThat(page().locator("#refusal")).containsText("봉인하거나 보낸 것은 없습니다");
    new BidForm(page()).sign(good);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#facts")).containsText("2단계 가격입찰");
    receiptSays("다음 단계: 2단계 가격입찰.");
    assertThat(page().locator("#verdict")).not().containsText("까지 투찰하세요");
    page().navigate("/my/bids?lang=en");
    assertThat(page().locator("#mybids")).containsText("Stage 2 (prices)");
    assertReadable("stage-mybids-en");
    page().navigate("/my/bids?lang=ko");
  }

  private void theNextStageCloses() {
    TestClock.INSTANCE.advanceTo(priced);
    tender.awaitLot("0.1", "closed");
    receiptSays("다음 단계의 투찰은 끝났습니다", "다음 단계: 2단계 가격입찰.");
    assertThat(page().locator("#verdict")).not().containsText("따로 투찰해야 합니다");
    page().navigate("/tenders/" + number + "?lot=0");
    assertThat(page().locator("#stages")).not().containsText("지금");
  }

  private void assertReadable(String picture) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(PhoneScreen.unreadable(page())).isEmpty();
    picture(picture);
  }

  /** In the zone of the toy law. */
  private static String local(Instant instant) {
    return FIELD.format(instant.atZone(ZoneId.of("Africa/Cairo")));
  }
}
