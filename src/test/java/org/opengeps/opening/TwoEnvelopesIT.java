package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/**
 * Bids in two envelopes, handed in together: the technical ones are opened at the opening time, two
 * officers decide who passes, and only of these the prices are ever opened.
 */
@ExtendWith(ArquillianExtension.class)
class TwoEnvelopesIT {
  private static final Slot TECHNICAL = new Slot("0", "technical");
  private static final Slot PRICE = new Slot("0", "price");

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private ReadLog log;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return ToyMethods.lowestOfPassed(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("위판장 설비 제안", "Proposal for a fish market"));
  }

  private static Offer offer(String amount, String days) {
    return ToyMethods.offer(amount, days);
  }

  private TenderState state(Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow().state();
  }

  /** Two members open an envelope. */
  private OpeningRecord open(Tender tender, Slot slot) {
    tender.committee().officers.get(0).open(tender.ref(), slot).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), slot).orThrow();
    OpeningScene.await(() -> view(tender, slot).finishedAt().isPresent());
    return view(tender, slot).record().orElseThrow();
  }

  private OpeningView view(Tender tender, Slot slot) {
    return scene.find(tender, slot).orElseThrow();
  }

  private TechnicalDecision decision(
      OpeningRecord record, List<UUID> passed, List<UUID> failed, Sha256 replaces) {
    return new TechnicalDecision(
        record.tender(),
        record.slot().lot(),
        record.closeHash(),
        record.toJson().hash(),
        passed,
        failed.stream()
            .map(
                one ->
                    new TechnicalDecision.Failed(one, new LocalText("납품기한 초과", "Takes too long")))
            .toList(),
        buyer.now().plusSeconds(30),
        replaces);
  }

  private String post(Tender tender, String rest, byte[] cms) {
    String path = "/api/v1/tenders/" + tender.ref().number() + "/technical-decisions" + rest;
    Http.Answer answer = Http.post(path, Http.CMS, cms);
    return answer.status() == 201 ? "201" : answer.outcome();
  }

  private String propose(Tender tender, TestPerson officer, TechnicalDecision decision) {
    return post(tender, "", officer.sign(decision.toJson()));
  }

  private String approve(Tender tender, TestPerson officer, byte[] signed) {
    var approval = new TechnicalApproval(tender.ref(), "0", Sha256.of(signed));
    return post(tender, "/approvals", officer.sign(approval.toJson()));
  }

  /** Proposed by one officer and approved by another. */
  private void decide(Tender tender, TechnicalDecision decision) {
    byte[] signed = tender.agency().officer().sign(decision.toJson());
    assertThat(post(tender, "", signed)).isEqualTo("201");
    assertThat(approve(tender, tender.agency().approver(), signed)).isEqualTo("201");
  }

  /** The time of the decision comes, and the gate is lent. */
  private void release(Tender tender, TechnicalDecision decision) {
    OpeningScene.await(() -> scene.find(tender, PRICE).isPresent());
    OpeningScene.reach(decision.pricesOpenAt());
    OpeningScene.await(() -> view(tender, PRICE).stage() != OpeningStage.CLOSED);
  }

  @Test
  void onlyThePricesOfThosePassedAreOpenedAndTheVerifierRepeatsIt() throws Exception {
    Tender tender = scene.tender(draft().build());
    assertThat(
            Stream.of(TECHNICAL, PRICE)
                .flatMap(
                    slot ->
                        Stream.of(
                            tender.terms(slot).committeeKey().y(), tender.terms(slot).gateKey())))
        .doesNotHaveDuplicates();
    UUID cheap = scene.bidAll(tender, "0", offer("500000000.00", "360"));
    UUID fair = scene.bidAll(tender, "0", offer("800000000.00", "30"));
    UUID dear = scene.bidAll(tender, "0", offer("900000000.00", "20"));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord technical = open(tender, TECHNICAL);
    assertThat(technical.bids())
        .extracting(bid -> bid.offer().values().names())
        .containsOnly(java.util.Set.of("days"));
    assertThat(technical.v()).as("no draw point in the first envelope").isEmpty();
    assertThat(state(tender)).isEqualTo(TenderState.OPENING);
    assertThat(scene.find(tender, PRICE)).isEmpty();
    assertThat(tender.committee().officers.get(0).open(tender.ref(), PRICE).refused())
        .get()
        .matches(refusal -> refusal.code().equals("opening-unknown"));

    refusals(tender, technical, List.of(cheap, fair, dear));
    TechnicalDecision first = decision(technical, List.of(cheap, fair, dear), List.of(), null);
    decide(tender, first);
    TechnicalDecision decision =
        decision(technical, List.of(fair, dear), List.of(cheap), first.hash());
    decide(tender, decision);
    release(tender, decision);
    assertThat(
            propose(
                tender,
                tender.agency().officer(),
                decision(technical, List.of(cheap, fair, dear), List.of(), decision.hash())))
        .as("proposed in sight of prices")
        .isEqualTo("409 prices-open");

    OpeningRecord record = open(tender, PRICE);
    assertThat(record.bids())
        .extracting(bid -> bid.submission() + " " + bid.amount().text())
        .containsExactlyInAnyOrder(fair + " 800000000.00", dear + " 900000000.00");
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(3, 2, 0, 0, 0, 0, 1));
    assertThat(state(tender)).isEqualTo(TenderState.OPENED);
    Award award = prepareAward.prepare(tender.ref(), "0", Award.Result.AWARDED).orThrow().award();
    assertThat(award.submission()).isEqualTo(fair);
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    Report report = verified(tender);
    assertThat(report.toString()).contains("1 price stays sealed");
  }

  private void refusals(Tender tender, OpeningRecord record, List<UUID> all) {
    TestPerson officer = tender.agency().officer();
    assertThat(propose(tender, officer, decision(record, all.subList(0, 2), List.of(), null)))
        .isEqualTo("422 bids-differ");
    assertThat(propose(tender, officer, decision(record, all, all.subList(0, 1), null)))
        .isEqualTo("422 bids-differ");
    assertThat(propose(tender, buyer.agency().officer(), decision(record, all, List.of(), null)))
        .isEqualTo("422 foreign-tender");
    Sha256 other = Sha256.ofText("another decision");
    assertThat(propose(tender, officer, decision(record, all, List.of(), other)))
        .isEqualTo("422 decision-outdated");
    TechnicalDecision good = decision(record, all, List.of(), null);
    TechnicalDecision early =
        new TechnicalDecision(
            good.tender(),
            good.lot(),
            good.closeHash(),
            good.recordHash(),
            good.passed(),
            good.failed(),
            buyer.now(),
            null);
    assertThat(propose(tender, officer, early)).isEqualTo("422 prices-early");
    byte[] signed = officer.sign(good.toJson());
    assertThat(post(tender, "", signed)).isEqualTo("201");
    assertThat(approve(tender, officer, signed)).isEqualTo("422 four-eyes");
    assertThat(approve(tender, tender.agency().approver(), new byte[] {1}))
        .isEqualTo("404 decision-unknown");
    assertThat(scene.find(tender, PRICE)).as("nothing opens on a proposal").isEmpty();
  }

  @Test
  void whereNobodyPassesTheLotFailsWithAllPricesSealed() throws Exception {
    Tender tender = scene.tender(draft().build());
    List<UUID> bids =
        List.of(
            scene.bidAll(tender, "0", offer("500000000.00", "360")),
            scene.bidAll(tender, "0", offer("800000000.00", "300")));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord technical = open(tender, TECHNICAL);
    TechnicalDecision decision = decision(technical, List.of(), bids, null);
    decide(tender, decision);
    release(tender, decision);
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(view(tender, PRICE).reason()).contains(TenderFailed.NONE_ADMITTED);
    OpeningScene.await(() -> kinds(tender).contains("tender-failed"));
    Report report = verified(tender);
    assertThat(report.toString()).contains("the end without an award");
  }

  @Test
  void pricesThatNobodyDecidesOnLapseWithTheirGateKey() throws Exception {
    Tender tender = scene.tender(draft().build());
    scene.bidAll(tender, "0", offer("500000000.00", "36"));
    scene.bidAll(tender, "0", offer("800000000.00", "30"));
    scene.openingTime(tender, TECHNICAL);
    open(tender, TECHNICAL);
    OpeningScene.reach(tender.notice().notice().schedule().latestOpening());
    OpeningScene.await(() -> state(tender) == TenderState.FAILED);
    verified(tender);
  }

  private List<String> kinds(Tender tender) {
    return log.listAbout(tender.ref().number() + "-").stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  /** The bundle as soon as the tender has ended in it, and that it holds. */
  private Report verified(Tender tender) throws Exception {
    AtomicReference<Report> report = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          byte[] zip = bundles.of(tender.notice().number()).orThrow();
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
          return report.get().exitCode() == Report.VERIFIED;
        });
    return report.get();
  }
}
