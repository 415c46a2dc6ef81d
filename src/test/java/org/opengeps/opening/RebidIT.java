package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.OpenReceipt;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** Lots that failed are bid for once more (재입찰), with fresh keys and all else as it was. */
@ExtendWith(ArquillianExtension.class)
class RebidIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final JsonObject PLANT = ToyMethods.lot("1000000000.00", "설비", "Plant");

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene scenes;
  @Inject private CancellationScene cancellations;
  @Inject private OutageScene outages;
  @Inject private FindNotice notices;
  @Inject private PrepareNotice prepareNotice;
  @Inject private OpenReceipt receipt;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private ReadLog log;

  private NoticeView current(Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow();
  }

  private Map<String, TenderState> states(Tender tender) {
    return current(tender).lots();
  }

  /** Two lots, two envelopes, two rounds: one lot is awarded at once, the other in its re-bid. */
  @Test
  void aLotThatFailedIsAwardedInItsRebidAndTheVerifierRepeatsEveryRound() throws Exception {
    Tender tender = scene.tender(twoLots().build());
    TestPerson early = TestPerson.supplier();
    scene.bidAll(tender, "1", early, scenes.offer("700000000.00", "30"));
    UUID good = scene.bidAll(tender, "2", scenes.offer("400000000.00", "10"));
    UUID bad = scene.bidAll(tender, "2", scenes.offer("300000000.00", "300"));
    scene.openingTime(tender, new Slot("2", "technical"));
    OpeningScene.await(() -> states(tender).get("1") == TenderState.FAILED);
    assertThat(refused(tender, "1.1")).isEqualTo("re-bid-early");
    openAndAward(tender, "2", good, List.of(bad));
    assertThat(List.of(refused(tender, "2.1"), refused(tender, "1.2"), refused(tender, "3.1")))
        .containsOnly("re-bid-lot");
    assertThat(refused(tender, "1.1")).as("no ceremony named").isEqualTo("ceremony-missing");

    Tender again = putOff(scene.rebid(tender, "1.1"));
    receipt.openDue();
    assertThat(again.notice().notice().lotNames()).containsExactly("1.1");
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1", TenderState.FAILED, "1.1", TenderState.OPEN, "2", TenderState.AWARDED));
    assertThat(current(tender).state()).isEqualTo(TenderState.OPEN);
    assertThat(keys(tender.notice().notice()))
        .doesNotContainAnyElementsOf(keys(again.notice().notice()));
    assertThat(notices.history(tender.notice().number()).get(1).notice().revision().changes())
        .extracting(Change::field)
        .containsExactly("closesAt", "latestOpening", "opensAt", "receiptOpensAt");
    assertThat(lotsOf(tender))
        .containsExactly(
            "1 failed " + tender.ref(), "1.1 open " + again.ref(), "2 awarded " + tender.ref());
    assertThatThrownBy(() -> scene.bidAll(tender, "1", scenes.offer("600000000.00", "30")))
        .as("sealed for the round that failed")
        .hasMessageContaining("late");
    // facts wait for the next beat of the log
    OpeningScene.await(() -> destroyed(tender).containsAll(List.of("1/technical", "1/price")));

    UUID first = scene.bidAll(again, "1.1", early, scenes.offer("650000000.00", "30"));
    UUID second = scene.bidAll(again, "1.1", scenes.offer("640000000.00", "20"));
    assertThat(paper(second)).contains("로트/Lot1설비Plant", "재입찰/Re-bid1", again.ref().toString());
    UUID late = scene.bidAll(again, "1.1", scenes.offer("500000000.00", "350"));
    scene.openingTime(again, new Slot("1.1", "technical"));
    OpeningRecord prices = openAndAward(again, "1.1", second, List.of(late), first);
    assertThat(prices.bids()).extracting(OpeningRecord.Bid::submission).doesNotContain(late);
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1", TenderState.FAILED, "1.1", TenderState.AWARDED, "2", TenderState.AWARDED));
    assertThat(current(tender).state()).isEqualTo(TenderState.AWARDED);

    assertThat(verified(tender, "1").toString()).contains("the end without an award");
    assertThat(verified(tender, "2").toString()).contains("1 price stays sealed");
    assertThat(verified(tender, "1.1").toString()).contains("1 price stays sealed");
    assertThat(bundles.of(tender.notice().number(), "1.2").refused().map(Refusal::code))
        .contains("lot-unknown");
    assertThat(Http.get("/api/v1/tenders/" + tender.ref().number() + "/bundle").text())
        .contains("lot-unnamed", "1, 1.1, 2");
  }

  /** A works tender with drawn prices: re-bid, put off, too few again, once more, cancelled. */
  @Test
  void aRebidCanBePutOffFailAndBeOrderedOnceMoreUntilItIsCancelled() throws Exception {
    assertThat(refused(scene.tender(scenes.draft("toy").build()), "0.1"))
        .as("a rule set without re-bids")
        .isEqualTo("re-bid-unknown");
    Tender tender = scene.tender("위판장 냉동설비 공사");
    scene.bid(tender, 1_650_000_000, List.of(3, 11));
    fail(tender, "0");
    Tender first = scene.rebid(tender, "0.1");
    Tender later = scene.corrected(first, "keep");
    assertThat(later.notice().notice().lotNames()).containsExactly("0.1");
    scene.bidAll(later, "0.1", Offer.of("1650000000", List.of(3, 11)));
    fail(later, "0.1");
    assertThat(refused(tender, "0.2")).isEqualTo("order-superseded");
    Tender second = scene.rebid(later, "0.2");
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("0", TenderState.FAILED, "0.1", TenderState.FAILED, "0.2", TenderState.NOTICED));
    NoticeView cancelled = scene.cancelled(second);
    assertThat(states(tender)).containsEntry("0.2", TenderState.CANCELLED);
    assertThat(current(tender).isRebiddable()).isFalse();
    assertThat(refused(new Tender(second.committee(), second.agency(), cancelled), "0.3"))
        .isEqualTo("wrong-state");
    assertThat(verified(tender, "0").toString()).contains("the end without an award");
    assertThat(verified(tender, "0.1").toString()).contains("the end without an award");
    assertThat(verified(tender, "0.2").toString()).contains("the cancellation");
  }

  @Test
  void aFirmWhoseBidWasCancelledBidsAgainInARebidThatAnOutageMoves() throws Exception {
    Tender tender = scene.tender(oneLot().build());
    TestPerson firm = TestPerson.supplier();
    UUID mistaken = scene.bidAll(tender, "0", firm, ToyMethods.offer("7000000.00", "30"));
    CancellationScene.Bid bid = cancellations.known(firm, mistaken);
    cancellations.ask(tender, bid);
    assertThat(cancellations.grant(tender, bid).status()).isEqualTo(201);
    fail(tender, "0");

    var committee = new TestCommittee(tender.agency().officer(), 3);
    CeremonyId ceremony = new CeremonyId(committee.ready(2, 1));
    DraftView left = buyer.approved(tender.agency(), scene.rebidDraft(tender, "0.1"));
    prepareNotice
        .prepare(left.draft(), tender.agency().officer().sign(buyer.preparation(left, ceremony)))
        .orThrow();
    assertThat(verified(tender, "0").toString())
        .as("keys are bound to a re-bid that nobody published yet")
        .contains("the end without an award");
    Tender again = scene.rebid(tender, committee, ceremony, "0.1");
    UUID meant = scene.bidAll(again, "0.1", firm, ToyMethods.offer("700000000.00", "30"));
    scene.bidAll(again, "0.1", ToyMethods.offer("750000000.00", "20"));
    assertThatThrownBy(
            () -> scene.bidAll(again, "0.1", firm, ToyMethods.offer("690000000.00", "30")))
        .as("once in each round")
        .hasMessageContaining("already-submitted");
    Tender moved = outages.outage(again);
    assertThat(moved.notice().isPostponement()).isTrue();
    assertThat(moved.notice().notice().lotNames()).containsExactly("0.1");
    scene.openingTime(moved, Slot.price("0.1"));
    OpeningRecord record = scenes.open(moved, Slot.price("0.1"));
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(2, 2, 0, 0, 0, 0, 0));
    Award award = prepareAward.prepare(moved.ref(), "0.1", Award.Result.AWARDED).orThrow().award();
    assertThat(award.submission()).isEqualTo(meant);
    decideAward
        .decide(moved.notice().number(), moved.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    assertThat(verified(tender, "0").toString()).contains("the end without an award");
    assertThat(verified(tender, "0.1").toString()).contains("3 notice orders");
  }

  private JsonBuilder oneLot() {
    Instant closes = buyer.now().plus(HOUR);
    return ToyMethods.lowestPrice(Drafts.works("toy-rebid", null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("방파제 보강", "Breakwater"));
  }

  /** With too few bids it fails at its opening time. */
  private void fail(Tender tender, String lot) {
    scene.openingTime(tender, Slot.price(lot));
    OpeningScene.await(() -> states(tender).get(lot) == TenderState.FAILED);
  }

  private JsonBuilder twoLots() {
    return scenes
        .draft("toy-rebid")
        .replace("lots", List.of(PLANT, ToyMethods.lot("500000000.00", "운영", "Service")));
  }

  /** The re-bid of the first lot after a correction of its times. */
  private Tender putOff(Tender again) {
    JsonBuilder terms = scenes.draft("toy-rebid").replace("lots", List.of(PLANT));
    NoticeView later =
        buyer.publish(
            again.agency(), Drafts.correction(terms, again.ref().toString()).build(), null);
    return new Tender(again.committee(), again.agency(), later);
  }

  /** Code of the refusal of a re-bid, whichever door refuses. */
  private String refused(Tender tender, String round) {
    return buyer.refused(tender.agency(), scene.rebidDraft(tender, round));
  }

  private static Set<Point> keys(Notice notice) {
    return notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .flatMap(terms -> Stream.of(terms.committeeKey().y(), terms.gateKey()))
        .collect(Collectors.toSet());
  }

  /** What the interface says of all lots. */
  private static List<String> lotsOf(Tender tender) {
    return Http.get("/api/v1/tenders/" + tender.ref().number()).json().objects("lots").stream()
        .map(lot -> lot.string("lot") + " " + lot.string("state") + " " + lot.string("order"))
        .toList();
  }

  /** The receipt on paper, without blanks. */
  private static String paper(UUID submission) throws IOException {
    String path = "/api/v1/receipts/" + submission + "?format=pdf";
    OpeningScene.await(() -> Http.get(path).status() == 200);
    try (PDDocument document = Loader.loadPDF(Http.get(path).response().body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  private List<String> destroyed(Tender tender) {
    return log.listAbout(tender.ref().number() + "-").stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()))
        .filter(entry -> entry.kind().equals("gate-key-destroyed"))
        .map(entry -> entry.data().string("lot") + "/" + entry.data().string("envelope"))
        .toList();
  }

  private OpeningRecord openAndAward(
      Tender tender, String lot, UUID winner, List<UUID> failed, UUID... others) {
    OpeningRecord technical = scenes.open(tender, new Slot(lot, "technical"));
    List<UUID> passed = Stream.concat(Stream.of(winner), Stream.of(others)).toList();
    TechnicalDecision decision = scenes.decision(technical, passed, failed, null);
    byte[] signed = tender.agency().officer().sign(decision.toJson());
    assertThat(scenes.post(tender, "", signed)).isEqualTo("201");
    var approval = new TechnicalApproval(tender.ref(), lot, Sha256.of(signed));
    assertThat(
            scenes.post(tender, "/approvals", tender.agency().approver().sign(approval.toJson())))
        .isEqualTo("201");
    OpeningScene.reach(decision.pricesOpenAt());
    Slot price = Slot.price(lot);
    OpeningScene.await(
        () ->
            scene
                .find(tender, price)
                .filter(one -> one.stage() == OpeningStage.OPENING)
                .isPresent());
    OpeningRecord record = scenes.open(tender, price);
    Award award = prepareAward.prepare(tender.ref(), lot, Award.Result.AWARDED).orThrow().award();
    assertThat(award.submission()).isEqualTo(winner);
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    return record;
  }

  private Report verified(Tender tender, String lot) throws Exception {
    AtomicReference<Report> report = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          try {
            byte[] zip = bundles.of(tender.notice().number(), lot).orThrow();
            report.set(
                VerifyBundle.verify(
                    ByteBuffer.wrap(zip),
                    Optional.of(trust.trust()),
                    Optional.empty(),
                    ToyMethods.ALL));
          } catch (UnreadableException e) {
            throw new AssertionError(e);
          }
          assertThat(report.get().findings()).as(report.get().toString()).isEmpty();
          return report.get().exitCode() == Report.VERIFIED;
        });
    return report.get();
  }
}
