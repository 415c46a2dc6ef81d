package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.CancellationScene.Bid;
import org.opengeps.opening.FiledBids.Filed;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.usecase.DestroyUnopened;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** What nobody opened is destroyed when its time is over; what was opened, and hashes, stay. */
@ExtendWith(ArquillianExtension.class)
class DestroyUnopenedIT {
  /** As the toy law says. */
  private static final Duration KEPT = Duration.ofDays(20);

  private static final Duration KEPT_IN_PRACTICE = Duration.ofMinutes(10);
  private static final int SMALL = 1 << 19;
  private static final Offer OFFER = Offer.of("1620000000", List.of(3, 11));

  /** What a file of 20 MB becomes. */
  private static final int LARGE = 32 << 20;

  @Inject private OpeningScene scene;
  @Inject private TechnicalScene technical;
  @Inject private CancellationScene cancellations;
  @Inject private FiledBids filed;
  @Inject private DestroyUnopened destroy;
  @Inject private FindNotice notices;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Buyer buyer;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private ReadLog log;
  @Inject private Documents documents;

  @AfterEach
  void release() {
    TestClock.INSTANCE.release();
  }

  /** Of three bids one is removed, one fails the technical examination, one wins. */
  @Test
  void keptAndRemovedPricesAndTheirFilesAreGoneAfterTheirTimeAndTheBundleStillHolds()
      throws Exception {
    Tender tender = scene.tender(technical.draft("toy-keeping").build());
    Filed wins = filed.bid(tender, TechnicalScene.offer("900000000.00", "30"), SMALL);
    Filed fails = filed.bid(tender, TechnicalScene.offer("500000000.00", "300"), LARGE);
    Filed removed = filed.bid(tender, TechnicalScene.offer("90000000.00", "30"), SMALL);
    Filed second = filed.bid(tender, TechnicalScene.offer("950000000.00", "20"), SMALL);
    Bid wrong = cancellations.known(removed.supplier(), removed.submission());
    cancellations.ask(tender, wrong);
    assertThat(cancellations.grant(tender, wrong).status()).isEqualTo(201);
    Instant end = awarded(tender, List.of(wins, second), fails);
    verified(tender);

    TestClock.INSTANCE.holdAt(end.plus(KEPT).minusSeconds(1));
    destroy.destroyDue();
    assertThat(filed.envelopes(fails)).containsExactly("price", "technical");
    assertThat(kinds(tender)).doesNotContain("bids-destroyed");
    TestClock.INSTANCE.release();
    OpeningScene.reach(end.plus(KEPT).plusSeconds(1));
    destroyed(tender);

    assertThat(filed.envelopes(fails)).containsExactly("technical");
    assertThat(filed.envelopes(removed)).isEmpty();
    assertThat(List.of(filed.hasStatement(fails), filed.hasStatement(removed)))
        .as("statements were public with the opening")
        .containsExactly(true, true);
    assertThat(List.of(fails.hasFile("price"), fails.hasFile("technical")))
        .containsExactly(false, true);
    assertThat(List.of(removed.hasFile("price"), removed.hasFile("technical")))
        .containsExactly(false, false);
    assertThat(List.of(filed.knownFiles(fails), filed.knownFiles(removed))).containsExactly(1, 0);
    for (Filed stays : List.of(wins, second)) {
      assertThat(filed.envelopes(stays)).containsExactly("price", "technical");
      assertThat(List.of(stays.hasFile("price"), stays.hasFile("technical")))
          .containsExactly(true, true);
    }
    Destruction said = destructions(tender).get(0);
    assertThat(said.envelopes()).hasSize(3);
    assertThat(said.files())
        .containsExactlyInAnyOrder(
            fails.files().get("price"),
            removed.files().get("price"),
            removed.files().get("technical"));
    assertThat(verified(tender).toString())
        .contains("3 sealed envelopes and 3 files that nobody opened were destroyed");
    lives(tender, fails);
    destroy.destroyDue();
    assertThat(kinds(tender)).containsOnlyOnce("bids-destroyed");
  }

  /** Doors and pages of a tender, as before. */
  private void lives(Tender tender, Filed kept) {
    String number = tender.ref().number();
    List<String> paths = new ArrayList<>();
    paths.add("/tenders/" + number);
    paths.add("/tenders/" + number + "/result");
    paths.add("/tenders/" + number + "/opening");
    paths.add("/log");
    paths.add("/log?lang=en");
    paths.add("/api/v1/tenders/" + number + "/opening");
    paths.add("/api/v1/tenders/" + number + "/opening-package?lot=0&envelope=price");
    paths.add("/api/v1/tenders/" + number + "/opening-package/bids?lot=0&envelope=price&from=0");
    paths.add("/api/v1/tenders/" + number + "/bundle?lot=0");
    paths.add("/api/v1/receipts/" + kept.submission());
    for (String path : paths) {
      assertThat(Http.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(Http.get("/log").text()).contains("열지 않은 투찰 파기");
  }

  /** One bid is too few: the lot fails with everything sealed. */
  @Test
  void ofALotThatFailedSealedNothingIsLeftButReceptionAndReceipt() throws Exception {
    Tender tender = scene.tender("혼자 낸 입찰");
    Filed alone = filed.bid(tender, Offer.of("1620000000", List.of(3, 11)), SMALL);
    scene.openingTime(tender);
    ended(tender, TenderState.FAILED);
    verified(tender);
    OpeningScene.reach(buyer.now().plus(KEPT_IN_PRACTICE).plusSeconds(1));
    destroyed(tender);

    assertNothingLeft(alone);
    assertThat(kinds(tender)).endsWith("gate-key-destroyed", "bids-destroyed");
    assertThat(destroyedAt(alone)).as("the receipt says since when").isBefore(buyer.now());
    assertThat(verified(tender).toString()).contains("1 sealed envelope and 1 file");
  }

  @Test
  void ofATenderThatWasCancelledWhileItTookBidsNothingIsLeft() throws Exception {
    Tender tender = scene.tender("취소될 공사");
    Filed bid = filed.bid(tender, Offer.of("1620000000", List.of(3, 11)), SMALL);
    scene.cancelled(tender);
    OpeningScene.reach(buyer.now().plus(KEPT_IN_PRACTICE).plusSeconds(1));
    destroyed(tender);
    assertNothingLeft(bid);
    verified(tender);
  }

  /** Hashes of files are public after an opening: anybody may name them in a bid. */
  @Test
  void aStrangerWhoNamesAFileInABidForAnotherLotHoldsNothingBack() throws Exception {
    Tender tender = scene.tender("취소될 공사");
    Filed bid = filed.bid(tender, OFFER, SMALL);
    scene.cancelled(tender);
    Tender other = scene.tender("다른 공사");
    assertThat(filed.copy(other, OFFER, bid, SMALL).code()).isEqualTo("certificate-unbound");
    OpeningScene.reach(buyer.now().plus(KEPT_IN_PRACTICE).plusSeconds(1));
    destroyed(tender);
    assertNothingLeft(bid);
    assertThat(destructions(tender).get(0).files()).containsExactly(bid.files().get("price"));
  }

  @Test
  void aFileThatCannotBeDeletedKeepsNoOtherAndGoesWhenItCan() throws Exception {
    Tender tender = scene.tender("취소될 공사");
    Filed blocked = filed.bid(tender, OFFER, SMALL);
    Filed other = filed.bid(tender, OFFER, SMALL);
    scene.cancelled(tender);
    Path inside = blocked.block("price");
    OpeningScene.reach(buyer.now().plus(KEPT_IN_PRACTICE).plusSeconds(1));
    destroyed(tender);
    assertNothingLeft(other);
    assertThat(filed.envelopes(blocked)).isEmpty();
    assertThat(filed.knownFiles(blocked)).isEqualTo(1);
    assertThat(destructions(tender)).hasSize(1);
    assertThat(destructions(tender).get(0).files()).containsExactly(other.files().get("price"));

    Files.delete(inside);
    destroy.destroyDue();
    OpeningScene.await(() -> destructions(tender).size() == 2);
    assertNothingLeft(blocked);
    assertThat(destructions(tender).get(1).files()).containsExactly(blocked.files().get("price"));
    verified(tender);
  }

  /** Whatever the row of the lot says: its rule set knows no destruction. */
  @Test
  void whatARuleSetKeepsForEverIsNotDestroyed() throws Exception {
    Tender tender = scene.tender(technical.draft("toy").build());
    Filed bid = filed.bid(tender, TechnicalScene.offer("900000000.00", "30"), SMALL);
    scene.cancelled(tender);
    filed.callOutlived(tender, buyer.now().minusSeconds(1));
    destroy.destroyDue();
    filed.keepForEver(tender);
    assertThat(filed.envelopes(bid)).containsExactly("price", "technical");
    assertThat(bid.hasFile("price")).isTrue();
    assertThat(kinds(tender)).doesNotContain("bids-destroyed");
  }

  /** Too few members came: the envelopes are public since, and only what was resealed goes. */
  @Test
  void ofALotThatLapsedWithItsGateOpenOnlySupersededBidsAreDestroyed() throws Exception {
    Tender before = scene.tender("다시 봉인한 공사");
    Filed superseded = filed.bid(before, Offer.of("1610000000", List.of(3, 11)), SMALL);
    Tender tender = scene.corrected(before, "reseal");
    Filed first = filed.bid(tender, Offer.of("1620000000", List.of(3, 11)), SMALL);
    Filed second = filed.bid(tender, Offer.of("1630000000", List.of(1, 2)), SMALL);
    scene.openingTime(tender);
    assertThat(handed(tender)).as("nobody is handed a superseded bid").isEqualTo(2);
    OpeningScene.reach(tender.notice().notice().schedule().latestOpening());
    ended(tender, TenderState.FAILED);
    verified(tender);
    OpeningScene.reach(buyer.now().plus(KEPT_IN_PRACTICE).plusSeconds(1));
    destroyed(tender);

    assertThat(filed.envelopes(superseded)).isEmpty();
    assertThat(filed.hasStatement(superseded)).isTrue();
    assertThat(superseded.hasFile("price")).isFalse();
    for (Filed stays : List.of(first, second)) {
      assertThat(filed.envelopes(stays)).containsExactly("price");
      assertThat(stays.hasFile("price")).isTrue();
    }
    verified(tender);
  }

  private static Instant destroyedAt(Filed bid) {
    Http.Answer receipt = Http.get("/api/v1/receipts/" + bid.submission());
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(Http.get("/api/v1/receipts/" + bid.submission() + "?format=pdf").status())
        .isEqualTo(200);
    return Instant.parse(
        receipt.response().headers().firstValue("Bytes-Destroyed-At").orElseThrow());
  }

  private static long handed(Tender tender) {
    String path = "/api/v1/tenders/" + tender.ref().number() + "/opening-package/bids?lot=0&from=0";
    return Http.get(path).json().objects("bids").stream()
        .filter(bid -> !bid.isNull("envelope"))
        .count();
  }

  private void assertNothingLeft(Filed bid) {
    assertThat(filed.envelopes(bid)).isEmpty();
    assertThat(filed.hasStatement(bid)).isFalse();
    assertThat(bid.hasFile("price")).isFalse();
    assertThat(filed.knownFiles(bid)).isZero();
  }

  /** From the technical opening to the award; when it was decided. */
  private Instant awarded(Tender tender, List<Filed> passed, Filed failed) {
    scene.openingTime(tender, TechnicalScene.TECHNICAL);
    OpeningRecord record = technical.open(tender, TechnicalScene.TECHNICAL);
    TechnicalDecision decision =
        technical.decision(
            record,
            passed.stream().map(Filed::submission).toList(),
            List.of(failed.submission()),
            null);
    technical.decide(tender, decision);
    technical.release(tender, decision);
    technical.open(tender, TechnicalScene.PRICE);
    Award award = prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    ended(tender, TenderState.AWARDED);
    return buyer.now();
  }

  private void ended(Tender tender, TenderState state) {
    OpeningScene.await(
        () -> notices.current(TenderNumber.of(tender.ref())).orElseThrow().state() == state);
  }

  /** Until the engine's own job, or this call of it, has destroyed what was due. */
  private void destroyed(Tender tender) {
    destroy.destroyDue();
    OpeningScene.await(() -> kinds(tender).contains("bids-destroyed"));
  }

  private List<String> kinds(Tender tender) {
    return entries(tender).stream().map(LedgerEntry::kind).toList();
  }

  private List<LedgerEntry> entries(Tender tender) {
    return log.listAbout(tender.ref().number() + "-").stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()))
        .toList();
  }

  private List<Destruction> destructions(Tender tender) {
    return entries(tender).stream()
        .filter(entry -> entry.kind().equals("bids-destroyed"))
        .map(entry -> documents.get(entry.document()))
        .map(json -> Destruction.from(JsonObject.parseCanonical(json)))
        .toList();
  }

  /** The bundle as soon as all is in it that the log says, and that it holds. */
  private Report verified(Tender tender) throws Exception {
    AtomicReference<Report> report = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          byte[] zip = bundles.of(TenderNumber.of(tender.ref())).orThrow();
          try {
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
          return report.get().exitCode() == Report.VERIFIED
              && kinds(tender).contains("bids-destroyed")
                  == report.get().toString().contains("that nobody opened");
        });
    return report.get();
  }
}
