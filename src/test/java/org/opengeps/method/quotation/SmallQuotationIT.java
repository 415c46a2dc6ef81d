package org.opengeps.method.quotation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.EnterScore;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Won;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Sheet;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Quotations;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** A small quotation for goods, from the draft to the verified bundle. */
@ExtendWith(ArquillianExtension.class)
class SmallQuotationIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindAward awards;
  @Inject private EnterScore enterScore;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return Quotations.goods(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)));
  }

  /** The answers about the candidate of a rank. */
  private static JsonObject answers(AwardView award, int rank, String holding) {
    List<JsonObject> scores = new ArrayList<>();
    for (Sheet.Item item : award.examination().entered()) {
      String answer = item.code().equals(holding) ? "0" : "1";
      scores.add(new Award.Score(item.code(), answer, "1").toJson());
    }
    UUID candidate = award.ranking().bids().get(rank - 1).submission();
    return JsonObject.ofType(CandidateScore.TYPE)
        .put("tender", award.tender().toString())
        .put("lot", "0")
        .put("rankingHash", award.rankingHash())
        .put("submission", candidate)
        .put("scores", scores)
        .build();
  }

  private AwardView award(OpeningScene.Tender tender) {
    return awards.find(tender.ref(), "0").orElseThrow();
  }

  @Test
  void theLowestQuotationThatNoGroundExcludesHasTheContractAndEverybodySeesWhy() throws Exception {
    OpeningScene.Tender tender = scene.tender(draft().build());
    scene.bid(tender, Offer.of("40000000", List.of(1, 2)));
    scene.bid(tender, Offer.of("45000000", List.of(3, 4)));
    String next = scene.bid(tender, Offer.of("45500000", List.of(5, 6)));
    scene.bid(tender, Offer.of("52000000", List.of(7, 8)));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    AwardView ranked = award(tender);
    assertThat(ranked.ranking().bids())
        .extracting(Ranking.Bid::exclusion)
        .containsExactly(null, null, "below-limit", "above-estimate");
    assertThat(ranked.examination().sheet().isChecklist()).isTrue();
    String number = tender.ref().number();
    enterScore
        .enter(
            tender.notice().number(),
            tender.agency().officer().sign(answers(ranked, 1, "recent-refusal")))
        .orThrow();
    enterScore
        .enter(tender.notice().number(), tender.agency().officer().sign(answers(ranked, 2, "")))
        .orThrow();
    assertThat(Http.get("/tenders/" + number + "/result").text())
        .as("confidential until the decision")
        .doesNotContain("배제사유 확인", "배제사유 8가지");
    Award award = prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    assertThat(award.supplier()).isEqualTo(next);
    assertThat(award.amount()).isEqualTo(Won.of(45_500_000));
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    Report report = verify(tender);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(Http.get("/tenders/" + number + "/result").text())
        .contains(
            "배제사유 확인",
            "해당함: 최근 3개월 안에 정당한 이유 없이 이 기관과의 계약을 거부하거나 포기",
            "배제사유 8가지 모두 해당하지 않음",
            "낙찰하한금액 (88.000 %)");
    assertThat(Http.get("/tenders/" + number).text()).contains("물품", "일반 물품", "수의계약", "소액수의 견적");
    assertThat(Http.get("/tenders/" + number + "/rules").text())
        .contains("배제사유", "일반 물품, 일반 용역", "20,000,000");
  }

  @Test
  void anAmountAboveTheCeilingIsAFindingAndSoIsAKindThatDoesNotFit() {
    JsonObject tooLarge =
        draft().replace("lots", List.of(Quotations.lot("100000001", "110000000"))).build();
    assertThat(buyer.refused(buyer.agency(), tooLarge)).isEqualTo("quotation-too-large");
    JsonObject noKind = JsonObject.builder().put("type", "goods").putNull("kind").build();
    assertThat(buyer.refused(buyer.agency(), draft().replace("business", noKind).build()))
        .isEqualTo("procedure-not-covered");
  }

  private Report verify(OpeningScene.Tender tender) throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(tender.notice().number()).orThrow();
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
