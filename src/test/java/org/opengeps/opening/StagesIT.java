package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.usecase.DecideAward;
import org.opengeps.award.usecase.PrepareAward;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.OpenReceipt;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.usecase.OpenDueTenders;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** Technical bids are handed in and judged first; those who passed are then asked for a price. */
@ExtendWith(ArquillianExtension.class)
class StagesIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private TechnicalScene scenes;
  @Inject private SuspensionScene pauses;
  @Inject private OpenDueTenders due;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private OpenReceipt receipt;
  @Inject private PrepareAward prepareAward;
  @Inject private DecideAward decideAward;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private JsonBuilder draft() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return ToyMethods.lowestOfAdmitted(
            Drafts.works("toy-stages", null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("위판장 냉동설비 2단계 입찰", "Cold store in two stages"));
  }

  private NoticeView current(Tender tender) {
    return notices.current(tender.notice().number()).orElseThrow();
  }

  private Map<String, TenderState> states(Tender tender) {
    return current(tender).lots();
  }

  private static Offer days(int days) {
    return ToyMethods.offer("1.00", Integer.toString(days));
  }

  private static Offer price(String amount) {
    return ToyMethods.offer(amount, "1");
  }

  private static Slot technical(String lot) {
    return new Slot(lot, "technical");
  }

  /**
   * Two lots: three firms hand in proposals, one of them fails in lot 2. One lot is awarded in its
   * second stage, the other gets too few prices, is bid for once more among the same firms, and
   * awarded.
   */
  @Test
  void onlyThoseWhoPassedAreAskedForPricesAndTheVerifierRepeatsEveryStage() {
    Tender tender =
        scene.tender(
            draft()
                .replace(
                    "lots",
                    List.of(
                        ToyMethods.lot("1000000000.00", "설비", "Plant"),
                        ToyMethods.lot("500000000.00", "운영", "Service")))
                .build());
    assertThat(tender.notice().notice().lot("1").offer().members())
        .as("no price is asked for in the first stage")
        .extracting(member -> member.code())
        .containsExactly("days");
    TestPerson one = TestPerson.supplier();
    TestPerson two = TestPerson.supplier();
    TestPerson slow = TestPerson.supplier();
    List<UUID> plant =
        List.of(scene.bidAll(tender, "1", one, days(30)), scene.bidAll(tender, "1", two, days(40)));
    UUID first = scene.bidAll(tender, "2", one, days(10));
    UUID second = scene.bidAll(tender, "2", two, days(20));
    UUID late = scene.bidAll(tender, "2", slow, days(300));
    scene.openingTime(tender, technical("1"));
    scene.openingTime(tender, technical("2"));
    OpeningRecord ofPlant = scenes.open(tender, technical("1"));
    assertThat(ofPlant.v()).as("nothing is drawn in this stage").isEmpty();
    OpeningRecord ofService = scenes.open(tender, technical("2"));
    assertThat(states(tender).values()).containsOnly(TenderState.OPENING);
    decide(tender, scenes.decision(ofPlant, plant, List.of(), null));
    TechnicalDecision kind =
        scenes.decision(ofService, List.of(first, second, late), List.of(), null);
    decide(tender, kind);
    TechnicalDecision strict =
        scenes.decision(ofService, List.of(first, second), List.of(late), kind.hash());
    decide(tender, strict);
    assertThat(refused(tender, "1.1")).as("objections are heard").isEqualTo("next-stage-early");

    OpeningScene.reach(strict.pricesOpenAt());
    OpeningScene.await(
        () -> states(tender).values().stream().allMatch(TenderState.ADMITTED::equals));
    assertThat(current(tender).state()).isEqualTo(TenderState.ADMITTED);
    assertThat(current(tender).nextStages()).containsExactly("1.1", "2.1");
    assertThat(scenes.propose(tender, tender.agency().officer(), again(strict)))
        .as("after it binds")
        .isEqualTo("409 prices-open");
    assertThat(refused(tender, "2.2")).isEqualTo("next-stage-lot");
    assertThat(refused(tender, "2.1")).as("lot 1 is left behind").isEqualTo("next-stage-lot");
    verified(tender, "2", "Two officers decided who passed: 2 bids of 3");

    Tender priced = scene.nextStage(tender, "1.1", "2.1");
    receipt.openDue();
    assertThat(states(tender))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "1", TenderState.CONTINUED,
                "1.1", TenderState.OPEN,
                "2", TenderState.CONTINUED,
                "2.1", TenderState.OPEN));
    assertThat(current(tender).state()).isEqualTo(TenderState.OPEN);
    assertThat(priced.notice().notice().lot("2.1").offer().members())
        .extracting(member -> member.code())
        .containsExactly("amount");
    assertThat(priced.notice().notice().lot("2.1").admitted().suppliers()).hasSize(2);
    assertThatThrownBy(() -> scene.bidAll(priced, "2.1", slow, price("100000000.00")))
        .as("whose proposal failed")
        .hasMessageContaining("not-admitted");
    assertThatThrownBy(() -> scene.bidAll(priced, "1.1", slow, price("100000000.00")))
        .as("who handed in none")
        .hasMessageContaining("not-admitted");
    assertThatThrownBy(() -> scene.bidAll(tender, "2", one, days(5)))
        .as("the first stage is over")
        .hasMessageContaining("late");
    scene.bidAll(priced, "1.1", one, price("900000000.00"));
    scene.bidAll(priced, "2.1", one, price("450000000.00"));
    UUID cheap = scene.bidAll(priced, "2.1", two, price("440000000.00"));
    openAndAward(priced, "2.1", cheap);
    OpeningScene.await(() -> states(tender).get("1.1") == TenderState.FAILED);

    Tender oncemore = scene.rebid(priced, "1.2");
    receipt.openDue();
    assertThatThrownBy(() -> scene.bidAll(oncemore, "1.2", slow, price("100000000.00")))
        .hasMessageContaining("not-admitted");
    UUID winner = scene.bidAll(oncemore, "1.2", one, price("880000000.00"));
    scene.bidAll(oncemore, "1.2", two, price("890000000.00"));
    openAndAward(oncemore, "1.2", winner);
    assertThat(current(tender).state()).isEqualTo(TenderState.AWARDED);

    verified(tender, "1", "Two officers decided who passed: 2 bids of 2");
    verified(tender, "2", "Two officers decided who passed: 2 bids of 3");
    verified(tender, "1.1", "the end without an award", "Lot 1.1 asks the 2 who passed lot 1");
    verified(tender, "2.1", "Lot 2.1 asks the 2 who passed lot 2, and nobody else");
    verified(tender, "1.2", "Lot 1.1 asks the 2 who passed lot 1");
    assertThat(lotsOf(tender))
        .containsExactly(
            "1 continued technical",
            "1.1 failed price",
            "1.2 awarded price",
            "2 continued technical",
            "2.1 awarded price");
  }

  /** An engine that admits whom its operator likes, and before objections are over. */
  @Test
  void whoIsAdmittedBesidesTheDecisionIsNamedByTheVerifier() {
    Tender tender = scene.tender(draft().build());
    TestPerson one = TestPerson.supplier();
    UUID good = scene.bidAll(tender, "0", one, days(20));
    UUID other = scene.bidAll(tender, "0", TestPerson.supplier(), days(25));
    UUID bad = scene.bidAll(tender, "0", TestPerson.supplier(), days(300));
    TechnicalDecision decision = decided(tender, "0", List.of(good, other), List.of(bad));
    OpeningRecord record = scene.find(tender, technical("0")).orElseThrow().record().orElseThrow();
    List<String> everybody = record.bids().stream().map(bid -> bid.supplier()).sorted().toList();
    move.admit(tender.ref(), "0", new Admitted(decision.hash(), everybody), buyer.now()).orThrow();
    scene.nextStage(tender, "0.1");
    unnamed(tender, good, one);
    OpeningScene.await(() -> report(tender, "0.1").findings().size() == 2);
    assertThat(report(tender, "0.1").findings())
        .extracting(finding -> finding.check() + ": " + finding.where())
        .containsExactlyInAnyOrder(
            "admission: notices/001.p7s lots 0.1 admitted", "order: notices/001.p7s");
  }

  /** Who has read a proposal examines the prices: its bidder learns the name afterwards. */
  private static void unnamed(Tender tender, UUID bid, TestPerson bidder) {
    String address = "/api/v1/tenders/" + tender.ref().number() + "/bids/" + bid;
    String officer = tender.agency().officer().logIn();
    assertThat(Http.get(address + "/files?envelope=technical", "Cookie", officer).outcome())
        .isEqualTo("200");
    assertThat(Http.get(address + "/reads", "Cookie", bidder.logIn()).json().objects("reads"))
        .hasSize(1)
        .allMatch(read -> read.isNull("reader"));
  }

  /** Nobody passes the first time; proposals are asked for once more, and somebody does. */
  @Test
  void whereNobodyPassesProposalsCanBeAskedForOnceMoreAndPricesAfterThem() {
    Tender tender = scene.tender(draft().build());
    List<UUID> bids =
        List.of(
            scene.bidAll(tender, "0", TestPerson.supplier(), days(350)),
            scene.bidAll(tender, "0", TestPerson.supplier(), days(340)));
    TechnicalDecision none = decided(tender, "0", List.of(), bids);
    OpeningScene.reach(none.pricesOpenAt());
    OpeningScene.await(() -> states(tender).get("0") == TenderState.FAILED);
    assertThat(Http.get("/tenders/" + tender.ref().number()).text()).contains("개찰했지만 적격 업체가 없어");
    assertThat(refused(tender, "0.1")).isEqualTo("next-stage-lot");

    Tender again = scene.rebid(tender, "0.1");
    receipt.openDue();
    TestPerson quick = TestPerson.supplier();
    TestPerson brisk = TestPerson.supplier();
    List<UUID> good =
        List.of(
            scene.bidAll(again, "0.1", quick, days(20)),
            scene.bidAll(again, "0.1", brisk, days(25)));
    TechnicalDecision passed = decided(again, "0.1", good, List.of());
    OpeningScene.reach(passed.pricesOpenAt());
    OpeningScene.await(() -> states(tender).get("0.1") == TenderState.ADMITTED);
    Tender priced = scene.nextStage(again, "0.2");
    receipt.openDue();
    scene.bidAll(priced, "0.2", quick, price("800000000.00"));
    UUID cheap = scene.bidAll(priced, "0.2", brisk, price("700000000.00"));
    openAndAward(priced, "0.2", cheap);
    verified(tender, "0", "the end without an award");
    verified(tender, "0.1");
    verified(tender, "0.2", "Lot 0.2 asks the 2 who passed lot 0.1");
  }

  /** The time of its decision is put off, and nothing is settled before. */
  @Test
  void aFirstStageThatStandsStillEndsLaterAndTheBundlesOfBothStagesShowWhy() {
    Tender tender = scene.tender(draft().build());
    TestPerson officer = tender.agency().officer();
    TestPerson second = tender.agency().approver();
    TestPerson one = TestPerson.supplier();
    TestPerson two = TestPerson.supplier();
    List<UUID> good =
        List.of(scene.bidAll(tender, "0", one, days(20)), scene.bidAll(tender, "0", two, days(25)));
    TechnicalDecision decision = decided(tender, "0", good, List.of());
    pauses.suspend(tender.ref(), "0", officer, second);
    OpeningScene.reach(decision.pricesOpenAt().plusSeconds(60));
    due.openDue();
    assertThat(states(tender)).containsEntry("0", TenderState.OPENING);
    assertThat(scenes.propose(tender, officer, again(decision))).isEqualTo("409 round-suspended");
    assertThat(refused(tender, "0.1")).isEqualTo("next-stage-early");

    pauses.resume(tender.ref(), "0", officer, second);
    Instant later = pauses.prolonged("0", decision);
    due.openDue();
    assertThat(states(tender)).as("what was left is left").containsEntry("0", TenderState.OPENING);
    String openings = "/api/v1/tenders/" + tender.ref().number() + "/opening";
    assertThat(
            Instant.parse(Http.get(openings).json().objects("openings").get(0).string("bindsAt")))
        .isEqualTo(later);
    OpeningScene.reach(later);
    OpeningScene.await(() -> states(tender).get("0") == TenderState.ADMITTED);
    Suspension late = pauses.next(tender.ref(), "0", Suspension.Kind.SUSPEND);
    assertThat(pauses.post(tender.ref(), "", officer.sign(late.toJson())))
        .isEqualTo("422 round-over");

    Tender priced = scene.nextStage(tender, "0.1");
    receipt.openDue();
    scene.bidAll(priced, "0.1", one, price("800000000.00"));
    UUID cheap = scene.bidAll(priced, "0.1", two, price("700000000.00"));
    openAndAward(priced, "0.1", cheap);
    verified(tender, "0", "2 acts by which the round stood still or went on");
    verified(
        tender,
        "0.1",
        "2 acts by which the round stood still or went on",
        "Lot 0.1 asks the 2 who passed lot 0");
  }

  @Test
  void aStageThatNobodyAsksForLapsesAndOneThatIsAskedForCanBePutOffAndCancelled() {
    Tender left = admitted();
    OpeningScene.reach(left.notice().notice().schedule().latestOpening());
    OpeningScene.await(() -> states(left).get("0") == TenderState.FAILED);
    String page = "/tenders/" + left.ref().number();
    assertThat(Http.get(page).text())
        .as("two firms passed")
        .contains("최종 개찰 기한까지 가격 개찰에 이르지 못해 유찰되었습니다. 개찰 결과를")
        .doesNotContain("개찰했지만 적격 업체가 없어");
    assertThat(Http.get(page + "/opening").text())
        .contains("aria-live=\"polite\">기술 제안은 개찰했지만 최종 개찰 기한까지");
    assertThat(Http.get(page + "/result").text()).contains("다음 단계에 이르지 못했습니다");
    verified(left, "0", "the end without an award");
    assertThat(refused(left, "0.1")).isEqualTo("next-stage-lot");

    Tender dropped = admitted();
    scene.cancelled(dropped);
    assertThat(states(dropped)).containsEntry("0", TenderState.CANCELLED);
    verified(dropped, "0", "the cancellation");

    Tender asked = scene.nextStage(admitted(), "0.1");
    Instant closes = asked.notice().closesAt().plus(Duration.ofHours(1));
    JsonObject later =
        Drafts.correction(
                ToyMethods.lowestOfAdmitted(
                        Drafts.works("toy-stages", null, closes, closes.plusSeconds(60)))
                    .replace("title", asked.notice().notice().title().toJson()),
                asked.ref().toString())
            .build();
    NoticeView moved = buyer.publish(asked.agency(), later, null);
    assertThat(moved.notice().lot("0.1").admitted())
        .isEqualTo(asked.notice().notice().lot("0.1").admitted());
    OpeningScene.reach(moved.closesAt());
    OpeningScene.await(() -> states(asked).get("0.1") == TenderState.CLOSED);
    scene.cancelled(new Tender(asked.committee(), asked.agency(), moved));
    assertThat(states(asked))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("0", TenderState.CONTINUED, "0.1", TenderState.CANCELLED));
    verified(asked, "0.1", "the cancellation");
  }

  /** A tender whose first stage is over, with two firms that passed. */
  private Tender admitted() {
    Tender tender = scene.tender(draft().build());
    List<UUID> good =
        List.of(
            scene.bidAll(tender, "0", TestPerson.supplier(), days(20)),
            scene.bidAll(tender, "0", TestPerson.supplier(), days(25)));
    TechnicalDecision passed = decided(tender, "0", good, List.of());
    OpeningScene.reach(passed.pricesOpenAt());
    OpeningScene.await(() -> states(tender).get("0") == TenderState.ADMITTED);
    return tender;
  }

  private TechnicalDecision decided(
      Tender tender, String lot, List<UUID> passed, List<UUID> failed) {
    scene.openingTime(tender, technical(lot));
    OpeningRecord record = scenes.open(tender, technical(lot));
    TechnicalDecision decision = scenes.decision(record, passed, failed, null);
    decide(tender, decision);
    return decision;
  }

  private void decide(Tender tender, TechnicalDecision decision) {
    byte[] signed = tender.agency().officer().sign(decision.toJson());
    assertThat(scenes.post(tender, "", signed)).isEqualTo("201");
    var approval = new TechnicalApproval(tender.ref(), decision.lot(), Sha256.of(signed));
    assertThat(
            scenes.post(tender, "/approvals", tender.agency().approver().sign(approval.toJson())))
        .isEqualTo("201");
  }

  /** Another decision that would take the place of one. */
  private static TechnicalDecision again(TechnicalDecision one) {
    return new TechnicalDecision(
        one.tender(),
        one.lot(),
        one.closeHash(),
        one.recordHash(),
        one.passed(),
        one.failed(),
        one.pricesOpenAt().plusSeconds(60),
        one.hash());
  }

  private void openAndAward(Tender tender, String lot, UUID winner) {
    Slot slot = Slot.price(lot);
    scene.openingTime(tender, slot);
    scenes.open(tender, slot);
    Award award = prepareAward.prepare(tender.ref(), lot, Award.Result.AWARDED).orThrow().award();
    assertThat(award.submission()).isEqualTo(winner);
    decideAward
        .decide(
            tender.notice().number(), tender.committee().contractingOfficer.sign(award.toJson()))
        .orThrow();
  }

  /** Code of the refusal of a next stage, whichever door refuses. */
  private String refused(Tender tender, String round) {
    return buyer.refused(tender.agency(), scene.nextStageDraft(tender, round));
  }

  /** What the interface says of all lots: name, state, envelopes. */
  private static List<String> lotsOf(Tender tender) {
    return Http.get("/api/v1/tenders/" + tender.ref().number()).json().objects("lots").stream()
        .map(
            lot ->
                lot.string("lot")
                    + " "
                    + lot.string("state")
                    + " "
                    + String.join(",", lot.objects("envelopes", one -> one.string("envelope"))))
        .toList();
  }

  /** The bundle as soon as it says so, and that it holds. */
  private void verified(Tender tender, String lot, String... words) {
    OpeningScene.await(
        () -> {
          Report report = report(tender, lot);
          assertThat(report.findings()).as(report.toString()).isEmpty();
          return report.exitCode() == Report.VERIFIED
              && Stream.of(words).allMatch(report.toString()::contains);
        });
  }

  private Report report(Tender tender, String lot) {
    try {
      return VerifyBundle.verify(
          ByteBuffer.wrap(bundles.of(tender.notice().number(), lot).orThrow()),
          Optional.of(trust.trust()),
          Optional.empty(),
          ToyMethods.ALL);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
