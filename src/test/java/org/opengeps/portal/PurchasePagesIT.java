package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.Purchases;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Goods and services with qualification screening in the browser: the draft, and the scores. */
class PurchasePagesIT extends OfficersBrowser {
  @Test
  void anOfficerDraftsGoodsWithoutAnAOrACostSumAndReadsWhatIsNotCovered() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    logIn(officer);
    page().navigate("/buyer/draft.xhtml?rules=sandbox-goods");
    assertThat(page().locator("#business")).hasValue("goods/ordinary-goods");
    assertThat(page().locator("#award-deductibleA")).hasCount(0);
    assertThat(page().locator("#award-costSum")).hasCount(0);
    assertThat(page().locator("#business-notes")).containsText("정가제 도서");
    assertThat(page().locator("#base-later")).not().containsText("A값");
    fillTexts();
    page().locator("#titleKo").fill("LED 조명 구매");
    page().locator("#estimatedAmount").fill("230000000");
    page().locator("#baseAmount").fill("253000000");
    page().locator("#closesAt").press("Tab");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#message")).containsText("일반 물품");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-draft-360");
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("main")).containsText("LED 조명 구매");
    assertThat(complaints).isEmpty();
  }

  @Test
  void anOfficerChoosesAmongTheServicesThatTheGuidanceKnows() {
    logIn(TestPerson.of("agency", "CONTRACTING_OFFICER").registered());
    page().navigate("/buyer/draft.xhtml?rules=sandbox-services");
    Locator business = page().locator("#business");
    assertThat(business).hasValue("");
    assertThat(business.locator("option"))
        .containsText(new String[] {"", "용역 · 기술용역(PQ 심사 대상)", "용역 · 기술용역(PQ 없음)", "용역 · 학술용역"});
    assertThat(page().locator("#business-notes")).containsText("일반용역");
    assertThat(page().locator("#business-notes")).containsText("소액수의 견적");
    business.selectOption("services/technical-services");
    assertThat(page().locator("#message")).containsText("기술용역(PQ 없음)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("services-draft-360");
    assertThat(complaints).isEmpty();
  }

  @Test
  void goodsAreCalledScoredByTheirOwnItemsAndTheNextOneHasTheContract() {
    SealedTender tender = new SealedTender(Purchases::goods);
    PublishedTender.awaitOpen(tender.number());
    TestPerson first = tender.bid(175_000_000, List.of(2, 3));
    TestPerson second = tender.bid(178_000_000, List.of(4, 5));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    logIn(tender.own.officer());
    call(tender);
    answer(tender, first);
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("#score")).containsText("기술능력");
    page().locator("#requests summary").click();
    assertThat(page().locator("#requests")).containsText("납품실적증명서 1부");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    supplement(tender, first);
    enter(Map.of("technical-ability", "4", "management", "10", "reliability", "-0.5"));
    assertThat(page().locator("#score-verdict")).containsText("부적격입니다 (기준 85점)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-score-360");
    sign(tender.own.officer());
    assertThat(page().locator("#to-call a")).isVisible();
    call(tender);
    answerInThePage(tender, second);
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("178,000,000");
    enter(Map.of("technical-ability", "10", "management", "20", "reliability", "2"));
    assertThat(page().locator("#score-verdict")).containsText("적격입니다 (기준 85점)");
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    sign(tender.own.officer());
    page().waitForURL("**/result");
    assertThat(page().locator("tr.win")).containsText("178,000,000");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("goods-result-360");
    assertThat(complaints).isEmpty();
  }

  private void call(SealedTender tender) {
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("form#score")).hasCount(0);
    page().locator("#to-call a").click();
    page().waitForURL("**/request.xhtml**");
    assertThat(page().locator("#message")).containsText("opengeps/call/1");
    page().locator("#askedKo").fill("");
    sign(tender.own.officer());
    assertThat(page().locator("#askedKo-error")).not().isEmpty();
    page().locator("#askedKo").fill("자기심사표와 납품실적증명서");
    assertThat(page().locator("#message")).containsText("자기심사표와 납품실적증명서");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("call-360");
    sign(tender.own.officer());
    page().waitForURL("**/tender.xhtml**");
    assertThat(page().locator("#awaited")).isVisible();
    assertThat(page().locator("#requests")).containsText("제출 전입니다");
    assertThat(page().locator("#requests")).containsText("자기심사표와 납품실적증명서");
    assertThat(page().locator("form#score")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("called-360");
  }

  private void supplement(SealedTender tender, TestPerson firm) {
    page().locator("a[href*='do=supplement']").click();
    page().waitForURL("**/request.xhtml**");
    assertThat(page().locator("#message")).containsText("opengeps/supplement/1");
    sign(tender.own.officer());
    page().waitForURL("**/tender.xhtml**");
    assertThat(page().locator("form#score")).hasCount(0);
    answer(tender, firm);
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("form#score")).hasCount(1);
    assertThat(page().locator("a[href*='do=supplement']")).hasCount(0);
  }

  /** Nobody but the firm is told, and it signs with its own certificate. */
  private void answerInThePage(SealedTender tender, TestPerson firm) {
    String place =
        "/tenders/"
            + tender.number()
            + "/answer?submission="
            + asked(award(tender)).string("submission");
    page().navigate(place);
    assertThat(page().locator("#answer-login")).isVisible();
    assertThat(page().locator("#answer")).isHidden();
    logInTo(firm, "**/");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids")).containsText("다른 기기에서 제출");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("my-bids-elsewhere-360");
    page().locator("#mybids a[href*='/answer?']").click();
    page().waitForURL("**/answer?**");
    assertThat(page().locator("#asked")).containsText("자기심사표와 납품실적증명서");
    assertThat(page().locator("#asked")).containsText("까지 제출하세요");
    assertThat(page().locator("#message")).containsText("opengeps/self-score/1");
    sign(firm, "#answer-send");
    assertThat(page().locator("#score-technical-ability-error")).not().isEmpty();
    enter(Map.of("technical-ability", "10", "management", "20", "reliability", "2"));
    page().locator("#evidence").fill("납품실적증명서 2부");
    assertThat(page().locator("#message")).containsText("납품실적증명서 2부");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("answer-360");
    sign(TestPerson.supplier().registered(), "#answer-send");
    assertThat(page().locator("#answer-state")).containsText("제출되지 않았습니다");
    assertThat(complaints).singleElement().asString().contains("422", "/award/answers");
    complaints.clear();
    sign(firm, "#answer-send");
    assertThat(page().locator("#answer-state")).containsText("제출되었습니다");
    assertThat(page().locator("#answer")).isHidden();
    page().navigate(place);
    assertThat(page().locator("#asked")).containsText("에 제출함");
    assertThat(page().locator("#answer")).isHidden();
    assertThat(EveryPageIT.findings(page())).isEmpty();
  }

  private static JsonObject award(SealedTender tender) {
    String door = "/api/v1/tenders/" + tender.number() + "/award";
    return Http.get(door, "Cookie", tender.own.officer().logIn()).json();
  }

  private static JsonObject asked(JsonObject award) {
    List<JsonObject> requests = award.objects("requests");
    return requests.get(requests.size() - 1).object("request");
  }

  /** What was asked last, with no points claimed. */
  private static void answer(SealedTender tender, TestPerson firm) {
    String door = "/api/v1/tenders/" + tender.number() + "/award";
    JsonObject award = award(tender);
    JsonObject request = asked(award);
    List<Score> scores =
        award.object("examination").objects("items").stream()
            .filter(item -> !item.string("kind").equals("computed"))
            .map(item -> new Score(item.string("item"), "0", item.string("maximum")))
            .toList();
    SelfScore answer =
        new SelfScore(
            TenderRef.parse(request.string("tender")),
            request.string("lot"),
            request.hash("rankingHash"),
            request.uuid("submission"),
            request.hash(),
            scores,
            "납품실적증명서 1부");
    Http.Answer sent = Http.post(door + "/answers", Http.CMS, firm.sign(answer.toJson()));
    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
  }

  private void enter(Map<String, String> scores) {
    scores.forEach((item, score) -> page().locator("#score-" + item).fill(score));
  }
}
