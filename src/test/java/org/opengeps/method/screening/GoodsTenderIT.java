package org.opengeps.method.screening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
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

  @Test
  void theFirstFirmThatPassesHasTheContractAndTheBundleIsVerified() throws Exception {
    OpeningScene.Tender tender = published();
    String number = tender.ref().number();
    assertThat(shown("/tenders/" + number))
        .contains("LED 조명 구매", "물품", "일반 물품", "적격심사", "84.245 %")
        .doesNotContain("A값", "순공사원가");
    scene.bid(tender, Offer.of("160000000", List.of(1, 2)));
    scene.bid(tender, Offer.of("175000000", List.of(3, 4)));
    String next = scene.bid(tender, Offer.of("178000000", List.of(5, 6)));
    scene.bid(tender, Offer.of("204000000", List.of(7, 8)));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    AwardView ranked = award(tender);
    assertThat(ranked.ranking().bids())
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, "below-limit", "above-estimate");
    assertThat(ranked.examination().entered())
        .extracting(Sheet.Item::code)
        .containsExactly("technical-ability", "management", "reliability");
    TestPerson officer = tender.agency().officer();
    JsonObject first =
        sheet(
            ranked, 1, Map.of("technical-ability", "4", "management", "10", "reliability", "-0.5"));
    String scores = "tenders/" + number + "/scores";
    assertThat(post(scores, officer, first).isNull("award")).isTrue();
    JsonObject second =
        sheet(ranked, 2, Map.of("technical-ability", "9", "management", "20", "reliability", "2"));
    JsonObject award = post(scores, officer, second).object("award");
    assertThat(award.string("supplier")).isEqualTo(next);
    assertThat(award.string("amount")).isEqualTo("178000000");
    post("tenders/" + number + "/award", officer, award);
    Report report = verify(number);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(shown("/tenders/" + number + "/result"))
        .contains("낙찰하한금액 (84.245 %)", "기술능력", "신인도", "178,000,000")
        .doesNotContain("순공사원가");
    assertThat(Http.get("/tenders/" + number + "/rules").text())
        .contains("물품 적격심사", "납품실적", "230,000,000", "정가제 도서")
        .doesNotContain("순공사원가 98% 기준</");
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
