package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Sheet;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Purchases;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** Goods with qualification screening by the documented door, from draft to verified bundle. */
@ExtendWith(ArquillianExtension.class)
class GoodsTenderIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private FindAward awards;
  @Inject private TrustFile trust;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return Purchases.goods(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)));
  }

  private static JsonObject post(String path, TestPerson signer, JsonObject said) {
    Http.Answer answer = Http.post("/api/v1/" + path, Http.CMS, signer.sign(said));
    assertThat(answer.status()).as(path + ": " + answer.text()).isLessThan(300);
    return answer.json();
  }

  private OpeningScene.Tender published() {
    Buyer.Agency agency = buyer.agency();
    TestCommittee committee = new TestCommittee(agency.officer(), 3);
    UUID ceremony = committee.ready(2, 1);
    JsonObject draft = draft().build();
    String path = "notices/" + draft.string("draft");
    Sha256 hash = post("notices", agency.officer(), draft).hash("draftHash");
    JsonObject approval =
        JsonObject.ofType("opengeps/approval/1")
            .put("draft", draft.string("draft"))
            .put("draftHash", hash)
            .build();
    post(path + "/approval", agency.approver(), approval);
    JsonObject prepare =
        JsonObject.ofType("opengeps/prepare/1")
            .put("draft", draft.string("draft"))
            .put("ceremony", ceremony)
            .build();
    JsonObject notice = post(path + "/prepare", agency.officer(), prepare);
    String number = post(path + "/publication", agency.officer(), notice).string("tender");
    return new OpeningScene.Tender(
        committee, agency, notices.current(TenderNumber.find(number).orElseThrow()).orElseThrow());
  }

  /** What stands on a page, without the texts that scripts carry. */
  private static String shown(String page) {
    String html = Http.get(page).text();
    return html.substring(html.indexOf("<main"));
  }

  private AwardView award(OpeningScene.Tender tender) {
    return awards.find(tender.ref(), "0").orElseThrow();
  }

  /**
   * @param marks of all items that are entered
   */
  private static JsonObject sheet(AwardView award, int rank, Map<String, String> marks) {
    List<JsonObject> scores = new ArrayList<>();
    for (Sheet.Item item : award.examination().entered()) {
      scores.add(
          new Award.Score(item.code(), marks.get(item.code()), item.maximum().toPlainString())
              .toJson());
    }
    return JsonObject.ofType(CandidateScore.TYPE)
        .put("tender", award.tender().toString())
        .put("lot", "0")
        .put("rankingHash", award.rankingHash())
        .put("submission", award.ranking().bids().get(rank - 1).submission())
        .put("scores", scores)
        .build();
  }

  /** The officer's program asks for the text to sign, and sends it signed. */
  private static JsonObject ask(
      OpeningScene.Tender tender, String kind, UUID submission, String cookie) {
    String path = "tenders/" + tender.ref().number() + "/award/" + kind + "s";
    JsonObject draft =
        Http.get("/api/v1/" + path + "/draft?submission=" + submission, "Cookie", cookie).json();
    post(path, tender.agency().officer(), draft);
    return draft;
  }

  private static String answer(
      OpeningScene.Tender tender, JsonObject request, JsonObject sheet, TestPerson firm) {
    JsonObject answer =
        new SelfScore(
                tender.ref(),
                "0",
                request.hash("rankingHash"),
                request.uuid("submission"),
                request.hash(),
                CandidateScore.from(sheet).scores(),
                "납품실적증명서 1부")
            .toJson();
    return outcome(tender, "/award/answers", firm, answer);
  }

  private static String outcome(
      OpeningScene.Tender tender, String door, TestPerson signer, JsonObject said) {
    Http.Answer answer =
        Http.post("/api/v1/tenders/" + tender.ref().number() + door, Http.CMS, signer.sign(said));
    return answer.status() == 201 ? "201" : answer.outcome();
  }

  private UUID candidate(OpeningScene.Tender tender, int rank) {
    return award(tender).ranking().bids().get(rank - 1).submission();
  }

  @Test
  void theFirstIsSilentTheSecondFailsTheThirdHasTheContractAndTheBundleIsVerified()
      throws Exception {
    OpeningScene.Tender tender = published();
    String number = tender.ref().number();
    assertThat(shown("/tenders/" + number))
        .contains("LED 조명 구매", "물품", "일반 물품", "적격심사", "84.245 %")
        .doesNotContain("A값", "순공사원가");
    scene.bid(tender, Offer.of("160000000", List.of(1, 2)));
    Map<UUID, TestPerson> firms = new HashMap<>();
    for (String amount : List.of("175000000", "176000000", "178000000")) {
      TestPerson firm = TestPerson.supplier();
      firms.put(scene.bidAll(tender, "0", firm, Offer.of(amount, List.of(3, 4))), firm);
    }
    scene.bid(tender, Offer.of("204000000", List.of(7, 8)));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    AwardView ranked = award(tender);
    assertThat(ranked.ranking().bids())
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, null, "below-limit", "above-estimate");
    assertThat(ranked.examination().entered())
        .extracting(Sheet.Item::code)
        .containsExactly("technical-ability", "management", "reliability");
    TestPerson officer = tender.agency().officer();
    theFirstIsSilent(tender, firms.get(candidate(tender, 1)));
    String cookie = officer.logIn();
    JsonObject second = ask(tender, "call", candidate(tender, 2), cookie);
    JsonObject poor =
        sheet(
            ranked, 2, Map.of("technical-ability", "4", "management", "10", "reliability", "-0.5"));
    String scores = "tenders/" + number + "/scores";
    TestPerson poorFirm = firms.get(candidate(tender, 2));
    assertThat(outcome(tender, "/scores", officer, poor)).isEqualTo("422 answer-awaited");
    assertThat(answer(tender, second, poor, firms.get(candidate(tender, 3))))
        .isEqualTo("422 foreign-bid");
    assertThat(answer(tender, second, poor, poorFirm)).isEqualTo("201");
    assertThat(answer(tender, second, poor, poorFirm)).as("sent again").isEqualTo("201");
    JsonObject full =
        sheet(ranked, 2, Map.of("technical-ability", "10", "management", "20", "reliability", "2"));
    assertThat(answer(tender, second, full, poorFirm)).isEqualTo("422 answered-already");
    JsonObject nothing =
        second.toBuilder().replace("asked", new LocalText("없는 요구", "").toJson()).build();
    assertThat(answer(tender, nothing, full, poorFirm)).isEqualTo("404 call-unknown");
    JsonObject more = ask(tender, "supplement", candidate(tender, 2), cookie);
    assertThat(outcome(tender, "/scores", officer, poor)).isEqualTo("422 answer-awaited");
    assertThat(answer(tender, more, poor, poorFirm)).isEqualTo("201");
    assertThat(post(scores, officer, poor).isNull("award")).isTrue();
    JsonObject third = ask(tender, "call", candidate(tender, 3), cookie);
    JsonObject good =
        sheet(ranked, 3, Map.of("technical-ability", "9", "management", "20", "reliability", "2"));
    assertThat(answer(tender, third, good, firms.get(candidate(tender, 3)))).isEqualTo("201");
    JsonObject award = post(scores, officer, good).object("award");
    assertThat(award.string("submission")).isEqualTo(candidate(tender, 3).toString());
    assertThat(award.string("amount")).isEqualTo("178000000");
    post("tenders/" + number + "/award", officer, award);
    Report report = verify(number);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .contains(
            "4 times for candidates are those of the rule set; 1 candidate was silent until it was"
                + " too late.");
    assertThat(Http.get("/api/v1/tenders/" + number + "/award").json().objects("requests"))
        .hasSize(4);
    assertThat(shown("/tenders/" + number + "/result"))
        .contains("낙찰하한금액 (84.245 %)", "기술능력", "신인도", "178,000,000")
        .contains("심사서류 요구와 제출", "제출하지 않아 탈락")
        .doesNotContain("순공사원가");
    assertThat(Http.get("/tenders/" + number + "/rules").text())
        .contains("물품 적격심사", "납품실적", "230,000,000", "정가제 도서")
        .doesNotContain("순공사원가 98% 기준</");
  }

  private void theFirstIsSilent(OpeningScene.Tender tender, TestPerson firm) {
    String number = tender.ref().number();
    TestPerson officer = tender.agency().officer();
    Map<String, String> full =
        Map.of("technical-ability", "10", "management", "20", "reliability", "2");
    JsonObject sheet = sheet(award(tender), 1, full);
    assertThat(outcome(tender, "/scores", officer, sheet)).isEqualTo("422 not-called");
    String draft =
        "/api/v1/tenders/%s/award/calls/draft?submission=%s"
            .formatted(number, candidate(tender, 1));
    assertThat(Http.get(draft).outcome()).isEqualTo("403 login-missing");
    String cookie = officer.logIn();
    JsonObject call = Http.get(draft, "Cookie", cookie).json();
    JsonObject shorter =
        call.toBuilder()
            .replace("dueAt", JsonValues.time(call.time("askedAt").plusSeconds(60)))
            .build();
    assertThat(outcome(tender, "/award/calls", officer, shorter)).isEqualTo("422 due-early");
    JsonObject longer =
        call.toBuilder()
            .replace("dueAt", JsonValues.time(call.time("askedAt").plus(Duration.ofDays(3))))
            .build();
    assertThat(outcome(tender, "/award/calls", officer, longer)).isEqualTo("422 due-late");
    assertThat(
            Http.get(
                    draft.replace(candidate(tender, 1) + "", candidate(tender, 2) + ""),
                    "Cookie",
                    cookie)
                .outcome())
        .isEqualTo("422 not-its-turn");
    assertThat(outcome(tender, "/award/calls", officer, call)).isEqualTo("201");
    assertThat(outcome(tender, "/award/calls", officer, call)).as("again").isEqualTo("201");
    assertThat(Http.get(draft, "Cookie", cookie).outcome()).isEqualTo("422 asked-already");
    JsonObject mine = Http.get("/api/v1/tenders/" + number + "/award", "Cookie", cookie).json();
    assertThat(mine.objects("requests")).hasSize(1);
    assertThat(mine.list("toScore")).isEmpty();
    assertThat(mine.list("toCall")).isEmpty();
    JsonObject open = Http.get("/api/v1/tenders/" + number + "/award").json();
    assertThat(open.list("requests")).as("for the public").isEmpty();
    TestClock.INSTANCE.advanceTo(call.time("dueAt"));
    assertThat(answer(tender, call, sheet, firm)).isEqualTo("422 answer-late");
    assertThat(outcome(tender, "/scores", officer, sheet)).isEqualTo("422 not-its-turn");
    JsonObject then = Http.get("/api/v1/tenders/" + number + "/award", "Cookie", cookie).json();
    assertThat(then.strings("toCall")).containsExactly(candidate(tender, 2).toString());
  }

  @Test
  void anAmountThatGoodsDoNotKnowAndAKindWithoutAScreeningAreFindings() {
    JsonObject lot = draft().build().objects("lots").get(0);
    JsonObject award = JsonObject.builder().put("deductibleA", "1").build();
    JsonObject withA =
        draft().replace("lots", List.of(lot.toBuilder().replace("award", award).build())).build();
    assertThat(buyer.refused(buyer.agency(), withA)).isEqualTo("deductible-unused");
    JsonObject cleaning =
        draft()
            .replace(
                "business",
                JsonObject.builder()
                    .put("type", "services")
                    .put("kind", "ordinary-services")
                    .build())
            .replace("ruleSet", "sandbox-services")
            .build();
    assertThat(buyer.refused(buyer.agency(), cleaning)).isEqualTo("procedure-not-covered");
  }

  private Report verify(String number) throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = Http.get("/api/v1/tenders/" + number + "/bundle").response().body();
          zip.add(0, bytes);
          return new String(bytes, StandardCharsets.ISO_8859_1).contains("award.p7s");
        });
    return VerifyBundle.verify(
        ByteBuffer.wrap(zip.get(0)),
        Optional.of(trust.trust()),
        Optional.empty(),
        AwardMethods.ALL);
  }
}
