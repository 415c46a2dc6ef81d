package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.LocalText;
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
  private static final Slot TECHNICAL = TechnicalScene.TECHNICAL;
  private static final Slot PRICE = TechnicalScene.PRICE;

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene scenes;
  @Inject private FindNotice notices;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private ReadLog log;

  private TenderState state(Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow().state();
  }

  @Test
  void onlyThePricesOfThosePassedAreOpenedAndTheVerifierRepeatsIt() throws Exception {
    Tender tender = scene.tender(scenes.draft().build());
    assertThat(
            Stream.of(TECHNICAL, PRICE)
                .flatMap(
                    slot ->
                        Stream.of(
                            tender.terms(slot).committeeKey().y(), tender.terms(slot).gateKey())))
        .doesNotHaveDuplicates();
    UUID cheap = scene.bidAll(tender, "0", scenes.offer("500000000.00", "360"));
    UUID fair = scene.bidAll(tender, "0", scenes.offer("800000000.00", "30"));
    UUID dear = scene.bidAll(tender, "0", scenes.offer("900000000.00", "20"));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord technical = scenes.open(tender, TECHNICAL);
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
    TechnicalDecision first =
        scenes.decision(technical, List.of(cheap, fair, dear), List.of(), null);
    scenes.decide(tender, first);
    TechnicalDecision decision =
        scenes.decision(technical, List.of(fair, dear), List.of(cheap), first.hash());
    scenes.decide(tender, decision);
    scenes.release(tender, decision);
    assertThat(
            scenes.propose(
                tender,
                tender.agency().officer(),
                scenes.decision(technical, List.of(cheap, fair, dear), List.of(), decision.hash())))
        .as("proposed in sight of prices")
        .isEqualTo("409 prices-open");

    OpeningRecord record = scenes.open(tender, PRICE);
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
    assertThat(
            scenes.propose(
                tender, officer, scenes.decision(record, all.subList(0, 2), List.of(), null)))
        .isEqualTo("422 bids-differ");
    assertThat(
            scenes.propose(tender, officer, scenes.decision(record, all, all.subList(0, 1), null)))
        .isEqualTo("422 bids-differ");
    assertThat(
            scenes.propose(
                tender, buyer.agency().officer(), scenes.decision(record, all, List.of(), null)))
        .isEqualTo("422 foreign-tender");
    assertThat(scenes.propose(tender, officer, about(2_000, record)))
        .as("megabytes of reasons are read, and judged by what they say")
        .isEqualTo("422 bids-differ");
    Sha256 other = Sha256.ofText("another decision");
    assertThat(scenes.propose(tender, officer, scenes.decision(record, all, List.of(), other)))
        .isEqualTo("422 decision-outdated");
    TechnicalDecision good = scenes.decision(record, all, List.of(), null);
    TechnicalDecision early = at(good, buyer.now());
    assertThat(scenes.propose(tender, officer, early)).isEqualTo("422 prices-early");
    TechnicalDecision late = at(good, tender.notice().notice().schedule().latestOpening());
    assertThat(scenes.propose(tender, officer, late)).isEqualTo("422 prices-late");
    byte[] otherRecord =
        officer.sign(
            good.toJson().toBuilder().replace("recordHash", Sha256.ofText("x").hex()).build());
    assertThat(scenes.post(tender, "", otherRecord)).isEqualTo("422 record-differs");
    byte[] signed = officer.sign(good.toJson());
    assertThat(scenes.post(tender, "", signed)).isEqualTo("201");
    assertThat(scenes.approve(tender, officer, signed)).isEqualTo("422 four-eyes");
    seated(tender, good, signed);
    assertThat(scenes.approve(tender, tender.agency().approver(), new byte[] {1}))
        .isEqualTo("404 decision-unknown");
    assertThat(scene.find(tender, PRICE)).as("nothing opens on a proposal").isEmpty();
  }

  /** A member of the committee, though an officer with every right, decides nothing. */
  private void seated(Tender tender, TechnicalDecision decision, byte[] proposed) {
    TestPerson member =
        tender.committee().people.get(0).having("COMMITTEE_MEMBER", "CONTRACTING_OFFICER");
    assertThat(scenes.propose(tender, member, at(decision, decision.pricesOpenAt().plusMillis(1))))
        .isEqualTo("422 signer-is-member");
    assertThat(scenes.approve(tender, member, proposed)).isEqualTo("422 signer-is-member");
  }

  /** That so many bids fail, each for reasons of some sentences. */
  private TechnicalDecision about(int bids, OpeningRecord record) {
    var reason = new LocalText("납품기한 초과. ".repeat(40), "Takes too long. ".repeat(20));
    TechnicalDecision none = scenes.decision(record, List.of(), List.of(), null);
    return new TechnicalDecision(
        none.tender(),
        none.lot(),
        none.closeHash(),
        none.recordHash(),
        none.passed(),
        Stream.generate(UUID::randomUUID)
            .limit(bids)
            .map(bid -> new TechnicalDecision.Failed(bid, reason))
            .toList(),
        none.pricesOpenAt(),
        none.replaces());
  }

  /** The same decision with another time. */
  private static TechnicalDecision at(TechnicalDecision one, Instant pricesOpenAt) {
    return new TechnicalDecision(
        one.tender(),
        one.lot(),
        one.closeHash(),
        one.recordHash(),
        one.passed(),
        one.failed(),
        pricesOpenAt,
        one.replaces());
  }

  @Test
  void nothingIsDecidedBeforeTheTechnicalOpeningOrWhereThereIsNone() {
    Tender tender = scene.tender(scenes.draft().build());
    Sha256 any = Sha256.ofText("any");
    TechnicalDecision early =
        new TechnicalDecision(tender.ref(), "0", any, any, List.of(), List.of(), buyer.now(), null);
    assertThat(scenes.propose(tender, tender.agency().officer(), early))
        .isEqualTo("409 not-opened");
    Tender plain = scene.tender("한 봉투 공사");
    TechnicalDecision never =
        new TechnicalDecision(plain.ref(), "0", any, any, List.of(), List.of(), buyer.now(), null);
    assertThat(scenes.propose(plain, plain.agency().officer(), never))
        .isEqualTo("422 no-technical-bids");
  }

  /** Two lots in two envelopes each: one has too few bids and fails, the other is awarded. */
  @Test
  void oneLotFailsAndTheOtherIsAwarded() throws Exception {
    Tender tender =
        scene.tender(
            scenes
                .draft()
                .replace(
                    "lots",
                    List.of(
                        ToyMethods.lot("1000000000.00", "설비", "Plant"),
                        ToyMethods.lot("500000000.00", "운영", "Service")))
                .build());
    listed(tender);
    Slot technical = new Slot("2", "technical");
    Slot price = new Slot("2", "price");
    scene.bidAll(tender, "1", scenes.offer("100000000.00", "10"));
    UUID good = scene.bidAll(tender, "2", scenes.offer("400000000.00", "10"));
    UUID bad = scene.bidAll(tender, "2", scenes.offer("300000000.00", "300"));
    scene.openingTime(tender, technical);
    OpeningRecord record = scenes.open(tender, technical);
    OpeningScene.await(
        () ->
            notices.current(tender.notice().number()).orElseThrow().state("1")
                == TenderState.FAILED);
    TechnicalDecision decision = scenes.decision(record, List.of(good), List.of(bad), null);
    byte[] signed = tender.agency().officer().sign(decision.toJson());
    assertThat(scenes.post(tender, "", signed)).isEqualTo("201");
    var approval = new TechnicalApproval(tender.ref(), "2", Sha256.of(signed));
    assertThat(
            scenes.post(tender, "/approvals", tender.agency().approver().sign(approval.toJson())))
        .isEqualTo("201");
    OpeningScene.reach(decision.pricesOpenAt());
    OpeningScene.await(
        () ->
            scene
                .find(tender, price)
                .filter(one -> one.stage() == OpeningStage.OPENING)
                .isPresent());
    OpeningRecord prices = scenes.open(tender, price);
    assertThat(prices.bids()).extracting(OpeningRecord.Bid::submission).containsExactly(good);
    Award award = prepareAward.prepare(tender.ref(), "2", Award.Result.AWARDED).orThrow().award();
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
    assertThat(notices.current(tender.notice().number()).orElseThrow().lots())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1", TenderState.FAILED, "2", TenderState.AWARDED));
    verified(tender, "1");
    assertThat(verified(tender, "2").toString()).contains("1 price stays sealed");
  }

  /** What a tender is like is said in the list already. */
  private void listed(Tender tender) {
    String query = "?q=" + tender.ref().number();
    JsonObject row = Http.get("/api/v1/tenders" + query).json().objects("tenders").get(0);
    assertThat(List.of(row.count("lots"), row.count("envelopes"))).containsExactly(2, 2);
    assertThat(Http.get("/" + query).text()).contains("로트 2개 · 기술·가격 분리");
    assertThat(Http.get("/" + query + "&lang=en").text()).contains("2 lots · two envelopes");
    JsonObject plain =
        Http.get("/api/v1/tenders?q=" + scene.tender("로트 하나").ref().number())
            .json()
            .objects("tenders")
            .get(0);
    assertThat(List.of(plain.count("lots"), plain.count("envelopes"))).containsExactly(1, 1);
  }

  @Test
  void whereNobodyPassesTheLotFailsWithAllPricesSealed() throws Exception {
    Tender tender = scene.tender(scenes.draft().build());
    List<UUID> bids =
        List.of(
            scene.bidAll(tender, "0", scenes.offer("500000000.00", "360")),
            scene.bidAll(tender, "0", scenes.offer("800000000.00", "300")));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord technical = scenes.open(tender, TECHNICAL);
    TechnicalDecision decision = scenes.decision(technical, List.of(), bids, null);
    scenes.decide(tender, decision);
    scenes.release(tender, decision);
    assertThat(state(tender)).isEqualTo(TenderState.FAILED);
    assertThat(scenes.view(tender, PRICE).reason()).contains(TenderFailed.NONE_ADMITTED);
    OpeningScene.await(() -> kinds(tender).contains("tender-failed"));
    Report report = verified(tender);
    assertThat(report.toString()).contains("the end without an award");
  }

  @Test
  void pricesThatNobodyDecidesOnLapseWithTheirGateKey() throws Exception {
    Tender tender = scene.tender(scenes.draft().build());
    scene.bidAll(tender, "0", scenes.offer("500000000.00", "36"));
    scene.bidAll(tender, "0", scenes.offer("800000000.00", "30"));
    scene.openingTime(tender, TECHNICAL);
    scenes.open(tender, TECHNICAL);
    OpeningScene.reach(tender.notice().notice().schedule().latestOpening());
    OpeningScene.await(() -> state(tender) == TenderState.FAILED);
    String page = "/tenders/" + tender.ref().number();
    assertThat(Http.get(page).text())
        .contains("최종 개찰 기한까지 가격 개찰에 이르지 못해 유찰되었습니다. 개찰 결과를")
        .doesNotContain("개찰했지만 적격 업체가 없어");
    assertThat(Http.get(page + "/result").text()).contains("가격은 봉인된 채 효력을 잃었습니다");
    verified(tender);
  }

  private List<String> kinds(Tender tender) {
    return log.listAbout(tender.ref().number() + "-").stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  /** The bundle as soon as the tender has ended in it, and that it holds. */
  private Report verified(Tender tender) throws Exception {
    return verified(tender, "0");
  }

  private Report verified(Tender tender, String lot) throws Exception {
    AtomicReference<Report> report = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          byte[] zip = bundles.of(tender.notice().number(), lot).orThrow();
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
