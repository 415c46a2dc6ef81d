package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** A tender with two lots, from the officer's form to a firm that bids for both. */
class LotsPagesIT extends OfficersBrowser {
  private final TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
  private final TestPerson second =
      TestPerson.named("agency", officer.identifier(), "이결재", "APPROVING_OFFICER").registered();

  @Test
  void twoLotsAreDraftedPublishedAndBidForEachByItself() throws IOException {
    draft();
    String number = publish();
    picture("lots-tender");
    assertThat(page().locator("main")).containsText("1. 교량");
    assertThat(page().locator("main")).containsText("2. 도로");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("lots-tender-360");
    PublishedTender.awaitOpen(number);
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    bid(number, "2", "400000000", key);
    page().navigate("/tenders/" + number + "?lot=1");
    assertThat(page().locator("#own-bid")).isHidden();
    assertThat(page().locator("a[data-bid]")).isVisible();
    page().navigate("/tenders/" + number + "?lot=2");
    assertThat(page().locator("#own-bid")).containsText("접수");
    assertThat(page().locator("a[data-bid]")).isHidden();
    bid(number, "1", "1500000000", key);
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids tbody tr")).hasCount(2);
    assertThat(page().locator("#mybids")).containsText("로트 1");
    assertThat(page().locator("#mybids")).containsText("로트 2");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("lots-mybids");
    page().navigate("/tenders/" + number + "/bid?lot=1");
    assertThat(page().locator("#own-bid")).containsText("접수");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anOfficerAwardsOneLotAfterTheOtherAndEveryoneSeesEachResult() {
    SealedTender tender =
        new SealedTender(
            terms ->
                ToyMethods.lowestPrice(terms)
                    .replace("ruleSet", "toy")
                    .replace("lots", List.of(lot("교량", "Bridge"), lot("도로", "Road"))));
    tender.bid("1", offer("900000000.00"));
    tender.bid("1", offer("800000000.50"));
    tender.bid("2", offer("700000000.00"));
    tender.close();
    tender.openGate();
    for (String lot : List.of("1", "2")) {
      tender.share(Slot.price(lot), 1);
      tender.share(Slot.price(lot), 3);
    }
    page().navigate("/tenders/" + tender.number() + "/opening?lot=2");
    page().locator("#result-link a").click();
    page().waitForURL("**/result?lot=2");
    assertThat(page().locator("main")).containsText("EGP 700,000,000.00");
    logIn(tender.own.officer());
    award(tender.number(), tender.own.officer(), "1", "EGP 800,000,000.50");
    award(tender.number(), tender.own.officer(), "2", "EGP 700,000,000.00");
    assertThat(page().locator("main")).not().containsText("800,000,000");
    assertThat(Http.get("/api/v1/tenders/" + tender.number()).json().string("state"))
        .isEqualTo("awarded");
    assertThat(complaints).isEmpty();
  }

  private void award(String number, TestPerson officer, String lot, String amount) {
    page().navigate("/buyer/tender.xhtml?number=" + number);
    page().locator("nav a[href*='lot=" + lot + "']").click();
    assertThat(page().locator("nav a[aria-current=page][href*='lot=']")).containsText(lot + ". ");
    assertThat(page().locator("form#award #message")).containsText(amount);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("lots-award-" + lot);
    sign(officer);
    page().waitForURL("**/result?lot=" + lot);
    assertThat(page().locator("main")).containsText(amount);
  }

  private static JsonObject lot(String ko, String en) {
    return ToyMethods.lot("1000000000.00", ko, en);
  }

  private static Offer offer(String amount) {
    return ToyMethods.offer(amount, "30");
  }

  private void draft() {
    logIn(officer);
    page().navigate("/buyer/draft.xhtml?rules=toy");
    fillTexts();
    assertThat(page().locator("fieldset[data-lot]:visible")).hasCount(1);
    assertThat(page().locator("#lotKo")).isHidden();
    page().locator("#add-lot").click();
    assertThat(page().locator("fieldset[data-lot]:visible")).hasCount(2);
    page().locator("#estimatedAmount-2").fill("500000000");
    page().locator("#closesAt").press("Tab");
    assertThat(page().locator("[id='lots[0].title-error']")).containsText("로트마다 이름을");
    page().locator("#lotKo").fill("교량");
    page().locator("#lotEn").fill("Bridge");
    page().locator("#lotKo-2").fill("도로");
    page().locator("#lotEn-2").fill("Road");
    page().locator("#add-lot").click();
    assertThat(page().locator("#add-lot")).isDisabled();
    page().locator("#remove-lot").click();
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message [data-path='lots[1].title.ko']")).hasText("도로");
    assertThat(page().locator("#message")).containsText("추정가격 2");
    page().mouse().move(0, 0);
    page().waitForFunction("() => document.getAnimations().length === 0");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("lots-draft");
    narrow("lots-draft-360");
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
  }

  private String publish() {
    String file = page().url();
    new TestCommittee(officer, 3).ready(2, 2);
    logInWithPair(second);
    page().navigate(file);
    sign(second);
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    logIn(officer);
    page().navigate(file);
    prepareAndPublish(officer);
    return page().url().replaceAll(".*/tenders/(R[0-9]{2}BK[0-9]{8}).*", "$1");
  }

  private void bid(String number, String lot, String amount, Path key) {
    page().navigate(BidForm.address(number) + "?lot=" + lot);
    assertThat(page().locator(".og-lead")).containsText("로트 " + lot);
    page().locator("#amount").fill(amount);
    page().locator("#offer-days").fill("45");
    page().locator("#contact-name").fill("홍길동");
    new BidForm(page()).review().sign(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#facts")).containsText("로트");
  }
}
