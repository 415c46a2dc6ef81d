package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opengeps.award.TechnicalDecided;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.usecase.OpenOnDecision;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Tenders with bids in two envelopes, on their way from the technical opening to the prices. */
@ApplicationScoped
public class TechnicalScene {
  static final Slot TECHNICAL = new Slot("0", "technical");
  static final Slot PRICE = new Slot("0", "price");

  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private OpenOnDecision onDecision;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private Event<DomainEvent> events;

  /**
   * What is there once prices are released.
   *
   * @param decision of three bids the last one failed
   */
  public record Released(Tender tender, OpeningRecord technical, TechnicalDecision decision) {}

  /** A tender with three bids of which two passed, its prices released and not opened yet. */
  public Released released() {
    Tender tender = scene.tender(draft().build());
    UUID first = scene.bidAll(tender, "0", offer("900000000.00", "30"));
    UUID second = scene.bidAll(tender, "0", offer("800000000.00", "40"));
    UUID failed = scene.bidAll(tender, "0", offer("500000000.00", "300"));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord record = open(tender, TECHNICAL);
    TechnicalDecision decision = decision(record, List.of(first, second), List.of(failed), null);
    decide(tender, decision);
    release(tender, decision);
    return new Released(tender, record, decision);
  }

  /**
   * The same by an engine that takes whatever decision its operator likes.
   *
   * @param officers whoever proposes and approves
   * @param objections how long objections are heard
   */
  public Released releasedAnyhow(Function<Tender, List<TestPerson>> officers, Duration objections) {
    Tender tender = scene.tender(draft().build());
    UUID passed = scene.bidAll(tender, "0", offer("900000000.00", "30"));
    UUID failed = scene.bidAll(tender, "0", offer("500000000.00", "300"));
    scene.openingTime(tender, TECHNICAL);
    OpeningRecord record = open(tender, TECHNICAL);
    Instant now = buyer.now();
    TechnicalDecision decision =
        decision(record, List.of(passed), List.of(failed), null, now.plus(objections));
    List<TestPerson> two = officers.apply(tender);
    byte[] signed = two.get(0).sign(decision.toJson());
    var approval = new TechnicalApproval(tender.ref(), "0", Sha256.of(signed));
    byte[] consent = two.get(1).sign(approval.toJson());
    transaction.run(
        () -> {
          Sha256 document = documents.put(signed);
          onDecision.admit(
              tender.ref().number(), tender.notice().notice().lot("0"), decision, document);
          events.fire(
              new TechnicalDecided(
                  tender.ref(),
                  "0",
                  decision.pricesOpenAt(),
                  document,
                  documents.put(consent),
                  now));
        });
    release(tender, decision);
    return new Released(tender, record, decision);
  }

  /**
   * The technical bids of a tender in two stages, opened and not decided about.
   *
   * @param bids how many there are
   */
  public Examined examined(int bids) {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    Tender tender =
        scene.tender(
            ToyMethods.lowestOfAdmitted(
                    Drafts.works("toy-stages", null, closes, closes.plusSeconds(60)))
                .replace("title", Drafts.text("위판장 설비 2단계 입찰", "A fish market in two stages"))
                .build());
    List<UUID> all =
        Stream.generate(() -> scene.bidAll(tender, "0", offer("1.00", "30"))).limit(bids).toList();
    scene.openingTime(tender, TECHNICAL);
    return new Examined(tender, open(tender, TECHNICAL), all);
  }

  /** What two officers decide about. */
  public record Examined(Tender tender, OpeningRecord record, List<UUID> bids) {}

  /** All of them pass, and that binds. */
  public void admit(Examined examined) {
    TechnicalDecision decision = decision(examined.record(), examined.bids(), List.of(), null);
    decide(examined.tender(), decision);
    OpeningScene.reach(decision.pricesOpenAt());
    String tender = "/api/v1/tenders/" + examined.tender().ref().number();
    OpeningScene.await(() -> Http.get(tender).json().string("state").equals("admitted"));
  }

  /** The prices of such a tender are opened. */
  public void open(Released released) {
    open(released.tender(), PRICE);
  }

  JsonBuilder draft() {
    return draft("toy");
  }

  JsonBuilder draft(String ruleSet) {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return ToyMethods.lowestOfPassed(Drafts.works(ruleSet, null, closes, closes.plusSeconds(60)))
        .replace("title", Drafts.text("위판장 설비 제안", "Proposal for a fish market"));
  }

  static Offer offer(String amount, String days) {
    return ToyMethods.offer(amount, days);
  }

  /** Two members open an envelope. */
  OpeningRecord open(Tender tender, Slot slot) {
    tender.committee().officers.get(0).open(tender.ref(), slot).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), slot).orThrow();
    OpeningScene.await(() -> view(tender, slot).finishedAt().isPresent());
    return view(tender, slot).record().orElseThrow();
  }

  OpeningView view(Tender tender, Slot slot) {
    return scene.find(tender, slot).orElseThrow();
  }

  public TechnicalDecision decision(
      OpeningRecord record, List<UUID> passed, List<UUID> failed, Sha256 replaces) {
    return decision(record, passed, failed, replaces, buyer.now().plusSeconds(30));
  }

  /** The same with its time. */
  TechnicalDecision decision(
      OpeningRecord record,
      List<UUID> passed,
      List<UUID> failed,
      Sha256 replaces,
      Instant pricesOpenAt) {
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
        pricesOpenAt,
        replaces);
  }

  String post(Tender tender, String rest, byte[] cms) {
    String path = "/api/v1/tenders/" + tender.ref().number() + "/technical-decisions" + rest;
    Http.Answer answer = Http.post(path, Http.CMS, cms);
    return answer.status() == 201 ? "201" : answer.outcome();
  }

  String propose(Tender tender, TestPerson officer, TechnicalDecision decision) {
    return post(tender, "", officer.sign(decision.toJson()));
  }

  String approve(Tender tender, TestPerson officer, byte[] signed) {
    var approval = new TechnicalApproval(tender.ref(), "0", Sha256.of(signed));
    return post(tender, "/approvals", officer.sign(approval.toJson()));
  }

  /** Proposed by one officer and approved by another. */
  void decide(Tender tender, TechnicalDecision decision) {
    byte[] signed = tender.agency().officer().sign(decision.toJson());
    assertThat(post(tender, "", signed)).isEqualTo("201");
    assertThat(approve(tender, tender.agency().approver(), signed)).isEqualTo("201");
  }

  /** The time of the decision comes, and the gate is lent. */
  void release(Tender tender, TechnicalDecision decision) {
    OpeningScene.await(() -> scene.find(tender, PRICE).isPresent());
    OpeningScene.reach(decision.pricesOpenAt());
    OpeningScene.await(() -> view(tender, PRICE).stage() != OpeningStage.CLOSED);
  }
}
