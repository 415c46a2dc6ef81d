package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.custody.CeremonyId;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** A tender with three lots: one fails, one is awarded, and one goes on, each by itself. */
@ExtendWith(ArquillianExtension.class)
class LotsIT {
  private static final Slot BRIDGE = Slot.price("1");
  private static final Slot ROAD = Slot.price("2");
  private static final Slot TREES = Slot.price("3");

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private PrepareNotice prepareNotice;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return ToyMethods.lowestPrice(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("낙동강 정비", "Nakdong river works"))
        .replace("lots", List.of(lot("교량", "Bridge"), lot("도로", "Road"), lot("조경", "Trees")));
  }

  private static JsonObject lot(String ko, String en) {
    return ToyMethods.lot("1000000000.00", ko, en);
  }

  private static Offer offer(String amount) {
    return ToyMethods.offer(amount, "30");
  }

  private Map<String, TenderState> states(OpeningScene.Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow().lots();
  }

  private TenderState state(OpeningScene.Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow().state();
  }

  @Test
  void oneLotFailsOneIsAwardedAndOneGoesOnAndTheVerifierRepeatsEach() throws Exception {
    OpeningScene.Tender tender = scene.tender(draft().build());
    assertThat(tender.notice().notice().lots()).extracting(Lot::lot).containsExactly("1", "2", "3");
    assertThat(List.of(BRIDGE, ROAD, TREES))
        .extracting(slot -> tender.terms(slot).committeeKey().y())
        .doesNotHaveDuplicates();
    assertThat(tender.notice().notice().lots())
        .flatExtracting(Lot::envelopes)
        .extracting(EnvelopeTerms::gateKey)
        .doesNotHaveDuplicates();
    TestPerson both = TestPerson.supplier();
    String id = OpeningScene.register(both);
    scene.bid(tender, BRIDGE, both, id, offer("900000000.00"));
    scene.bid(tender, TREES, both, id, offer("300000000.00"));
    TestPerson other = TestPerson.supplier();
    scene.bid(tender, BRIDGE, other, OpeningScene.register(other), offer("800000000.00"));
    close(tender);
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1", TenderState.OPENING, "2", TenderState.FAILED, "3", TenderState.OPENING));
    assertThat(state(tender)).isEqualTo(TenderState.OPENING);
    Report failed = verified(tender, "2", "close-reveal.json");
    assertThat(failed.toString()).contains("the end without an award");
    assertThat(text(tender, "2")).doesNotContain("gate-key.json", "submissions/");

    open(tender, BRIDGE);
    assertThat(states(tender)).containsEntry("1", TenderState.OPENED);
    assertThat(state(tender)).isEqualTo(TenderState.OPENING);
    award(tender, BRIDGE);
    assertThat(states(tender)).containsEntry("1", TenderState.AWARDED);
    assertThat(state(tender)).isEqualTo(TenderState.OPENING);
    verified(tender, "1", "award.p7s");

    open(tender, TREES);
    assertThat(state(tender)).isEqualTo(TenderState.OPENED);
    award(tender, TREES);
    verified(tender, "3", "award.p7s");
    verified(tender, "1", "award.p7s");
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1", TenderState.AWARDED, "2", TenderState.FAILED, "3", TenderState.AWARDED));
    assertThat(state(tender)).isEqualTo(TenderState.AWARDED);
    pages(tender);
    papers(tender);
    doors(tender);
  }

  @Test
  void aLotThatNobodyOpensLapsesAndTheOneThatWasOpenedStands() throws Exception {
    OpeningScene.Tender tender = scene.tender(two().build());
    TestPerson bidder = TestPerson.supplier();
    String id = OpeningScene.register(bidder);
    scene.bid(tender, BRIDGE, bidder, id, offer("900000000.00"));
    scene.bid(tender, ROAD, bidder, id, offer("300000000.00"));
    scene.openingTime(tender, BRIDGE);
    open(tender, BRIDGE);
    OpeningScene.await(() -> states(tender).get("2") == TenderState.OPENING);
    tender.committee().officers.get(1).open(tender.ref(), ROAD).orThrow();
    OpeningScene.reach(tender.notice().notice().schedule().latestOpening());
    OpeningScene.await(() -> states(tender).get("2") == TenderState.FAILED);
    assertThat(states(tender)).containsEntry("1", TenderState.OPENED);
    verified(tender, "2", "lapse.json");
    award(tender, BRIDGE);
    verified(tender, "1", "award.p7s");
    assertThat(state(tender)).isEqualTo(TenderState.AWARDED);
  }

  @Test
  void aCancellationEndsAllLotsAndTooFewKeysBurnNone() {
    OpeningScene.Tender tender = scene.tender(two().build());
    scene.cancelled(tender);
    assertThat(states(tender)).containsValues(TenderState.CANCELLED, TenderState.CANCELLED);
    assertThat(state(tender)).isEqualTo(TenderState.CANCELLED);
    Buyer.Agency agency = buyer.agency();
    CeremonyId pool = buyer.readyCeremony(agency, 1);
    DraftView lots = buyer.approved(agency, two().build());
    assertThat(
            prepareNotice
                .prepare(lots.draft(), agency.officer().sign(buyer.preparation(lots, pool)))
                .refused()
                .map(Refusal::code))
        .contains("pool-short");
    assertThat(buyer.publish(agency, buyer.draft("한 로트").build(), pool).state())
        .isEqualTo(TenderState.NOTICED);
  }

  private JsonBuilder two() {
    return draft().replace("lots", List.of(lot("교량", "Bridge"), lot("도로", "Road")));
  }

  /** Until every lot that can be opened is being opened, and the other has failed. */
  private void close(OpeningScene.Tender tender) {
    scene.openingTime(tender, BRIDGE);
    OpeningScene.await(
        () ->
            states(tender).get("2") == TenderState.FAILED
                && states(tender).get("3") == TenderState.OPENING);
  }

  private void open(OpeningScene.Tender tender, Slot slot) {
    tender.committee().officers.get(0).open(tender.ref(), slot).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), slot).orThrow();
    OpeningScene.await(() -> scene.find(tender, slot).orElseThrow().finishedAt().isPresent());
  }

  private void award(OpeningScene.Tender tender, Slot slot) {
    Award award =
        prepareAward.prepare(tender.ref(), slot.lot(), Award.Result.AWARDED).orThrow().award();
    assertThat(award.lot()).isEqualTo(slot.lot());
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
  }

  private String text(OpeningScene.Tender tender, String lot) {
    return new String(
        bundles.of(tender.notice().number(), lot).orThrow(), StandardCharsets.ISO_8859_1);
  }

  /** The bundle of a lot as soon as it says so, and that it holds. */
  private Report verified(OpeningScene.Tender tender, String lot, String said) throws Exception {
    AtomicReference<byte[]> zip = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          zip.set(bundles.of(tender.notice().number(), lot).orThrow());
          String all = new String(zip.get(), StandardCharsets.ISO_8859_1);
          return all.contains(said);
        });
    Report report =
        VerifyBundle.verify(
            ByteBuffer.wrap(zip.get()),
            Optional.of(trust.trust()),
            Optional.empty(),
            ToyMethods.ALL);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).as(report.toString()).isEqualTo(Report.VERIFIED);
    return report;
  }

  private void pages(OpeningScene.Tender tender) {
    String page = "/tenders/" + tender.ref().number();
    assertThat(Http.get(page).text()).contains("1. 교량", "2. 도로", "3. 조경", "?lot=3");
    assertThat(Http.get(page + "?lot=2&lang=en").text()).contains("Lot 2: Road");
    assertThat(Http.get(page + "/result?lot=3").text()).contains("300,000,000");
    String bids = Http.get(page + "/bids.csv?lot=3").text();
    assertThat(bids).startsWith("\uFEFF순위,업체,사업자등록번호,투찰금액 (EGP),").contains(",300000000.00,");
    Http.Answer workbook = Http.get(page + "/bids.xlsx?lot=3");
    assertThat(workbook.response().headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"" + tender.ref().number() + "-3-bids.xlsx\"");
    assertThat(workbook.text()).startsWith("PK");
    assertThat(Http.get(page + "/log.csv?lang=en").text())
        .startsWith("\uFEFFNo.,Kind,")
        .contains("notice-published");
    assertThat(Http.get(page + "/secrets.csv").status()).isEqualTo(404);
    assertThat(Http.get(page + "/result?lot=1").text())
        .contains("800,000,000", "900,000,000")
        .doesNotContain("300,000,000");
  }

  /** The minutes are on paper when a lot is opened, the letter when it is awarded. */
  private void papers(OpeningScene.Tender tender) throws IOException {
    String page = "/tenders/" + tender.ref().number();
    assertThat(paper(page + "/minutes.pdf?lot=3&lang=ko"))
        .startsWith("개찰조서")
        .contains("로트3:조경", "EGP300,000,000.00", "결과낙찰", "bundle?lot=3");
    assertThat(paper(page + "/minutes.pdf?lot=3&lang=en"))
        .startsWith("Minutesoftheopening")
        .contains("Lot3", "Memberswhoopened", "bundle");
    assertThat(paper(page + "/award.pdf?lot=3&lang=ko"))
        .startsWith("낙찰통지서받는곳:")
        .contains("낙찰자로결정되었음", "300,000,000", "서명:");
    Http.Answer letter = Http.get(page + "/award.pdf?lot=3");
    assertThat(letter.response().headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"" + tender.ref().number() + "-3-award.pdf\"");
    assertThat(Http.get(page + "/award.pdf?lot=2").status()).isEqualTo(404);
    assertThat(Http.get(page + "/letters.pdf").status()).isEqualTo(404);
  }

  /** Without blanks: where lines break is the paper's business. */
  private static String paper(String path) throws IOException {
    try (PDDocument document = Loader.loadPDF(Http.get(path).response().body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  private void doors(OpeningScene.Tender tender) {
    assertThat(bundles.of(tender.notice().number()).refused().map(Refusal::code))
        .contains("lot-unnamed");
    assertThat(bundles.of(tender.notice().number(), "4").refused().map(Refusal::code))
        .contains("lot-unknown");
    String door = "/api/v1/tenders/" + tender.ref().number();
    assertThat(Http.get(door + "/bundle").status()).isEqualTo(422);
    assertThat(Http.get(door + "/bundle?lot=3").status()).isEqualTo(200);
    JsonObject shown = Http.get(door).json();
    assertThat(shown.string("state")).isEqualTo("awarded");
    assertThat(shown.objects("lots"))
        .extracting(lot -> lot.string("lot") + " " + lot.string("state"))
        .containsExactly("1 awarded", "2 failed", "3 awarded");
  }
}
