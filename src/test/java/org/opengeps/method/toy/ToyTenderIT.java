package org.opengeps.method.toy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.verifier.Finding;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/**
 * A tender of another law by another method, from the draft to the verified bundle: with English
 * titles only, a Friday that is no working day, no base amount, no drawn price and no picks. Law
 * and method are added from outside; nothing of the program was changed for them.
 */
@ExtendWith(ArquillianExtension.class)
class ToyTenderIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindAward awards;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return ToyMethods.lowestPrice(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("", "Toy bridge"));
  }

  @Test
  void theLowestBidWinsAndOfEqualOnesTheFirstLotAndTheVerifierRepeatsIt() throws Exception {
    OpeningScene.Tender tender = scene.tender(draft().build());
    scene.bid(tender, ToyMethods.offer("900000000.50", "30"));
    List<String> lowest = new ArrayList<>();
    lowest.add(scene.bid(tender, ToyMethods.offer("800000000.25", "45")));
    lowest.add(scene.bid(tender, ToyMethods.offer("800000000.25", "45")));
    assertThat(Http.get("/tenders/" + tender.ref().number() + "/bid").text())
        .contains("data-picks=\"0\"", "data-offer=\"days\"", "data-from=\"1\"")
        .doesNotContain("name=\"pick\"");
    scene.bid(tender, ToyMethods.offer("700000000.00", "366"));
    scene.bid(tender, Offer.of("600000000.00", List.of(1, 2)).with("days", "1"));
    scene.bid(tender, ToyMethods.offer("500000000", "30"));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    OpeningRecord record = scene.view(tender).record().orElseThrow();
    assertThat(record.draw()).isEmpty();
    assertThat(record.bids().stream().map(OpeningRecord.Bid::reason).filter(Objects::nonNull))
        .containsExactlyInAnyOrder("amount-invalid", "offer-invalid", "picks-invalid");
    Ranking ranking = awards.find(tender.ref(), "0").orElseThrow().ranking();
    assertThat(ranking.candidates()).hasSize(3);
    assertThat(ranking.bids().subList(3, 6))
        .extracting(Ranking.Bid::exclusion)
        .containsOnly("void");
    assertThat(ranking.bids().get(2).amount().text()).isEqualTo("900000000.50");
    Award award = prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    assertThat(award.supplier()).isIn(lowest);
    assertThat(award.scores()).isEmpty();
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    Report report = verify(tender, ToyMethods.ALL);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(verify(tender, AwardMethods.ALL).findings())
        .extracting(Finding::found)
        .anyMatch(found -> found.contains("no award method lowest-price"));
    String number = tender.ref().number();
    assertThat(Http.get("/tenders/" + number + "/result").text())
        .contains("Toy bridge", "800,000,000", "납품기한: 45 일")
        .doesNotContain("draw-check");
    assertThat(Http.get("/tenders/" + number).text()).contains("Africa/Cairo", "lowest-price");
    assertThat(Http.get("/tenders/" + number + "/rules?lang=en").text())
        .contains("Toy law", "Toy Act, section 12", "Education office", "EGP", "Friday");
    assertThat(Http.get("/tenders/" + number + "/opening").text()).doesNotContain("\"draw\"");
  }

  private Report verify(OpeningScene.Tender tender, AwardMethods methods) throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(tender.notice().number()).orThrow();
          zip.add(0, bytes);
          return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
              .contains("award.p7s");
        });
    return VerifyBundle.verify(
        ByteBuffer.wrap(zip.get(0)), Optional.of(trust.trust()), Optional.empty(), methods);
  }
}
