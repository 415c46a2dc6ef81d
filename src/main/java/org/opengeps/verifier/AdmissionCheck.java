package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * A stage that is not the first asks those who passed the decision about the one before, all of
 * them and nobody else, and not before that decision binds.
 */
final class AdmissionCheck {
  private static final String CHECK = "admission";

  /** The code of a bid of somebody who was not admitted, as the intake and the opening give it. */
  private static final String NOT_ADMITTED = "not-admitted";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  AdmissionCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  /**
   * Judges every order that asks for a next stage, of whatever lot, and whether those who bid in
   * the lot of the bundle were admitted.
   */
  void check() {
    bundle
        .notice()
        .flatMap(order -> order.content().findLot(bundle.lot()))
        .map(Lot::admitted)
        .ifPresent(this::bidders);
    for (Signed<Notice> order : bundle.notices) {
      if (order.content().kind() == Notice.Kind.NEXT_STAGE) {
        order.content().lots().forEach(lot -> lot(order, lot));
      }
    }
  }

  /** Bids of others are void, and for no other reason is a bid called one of theirs. */
  private void bidders(Admitted admitted) {
    for (OpeningRecord.Bid bid :
        bundle.record.map(record -> record.content().bids()).orElse(List.of())) {
      boolean refused = NOT_ADMITTED.equals(bid.reason());
      if (bid.supplier() != null && (refused || bid.state() == OpeningRecord.State.OPENED)) {
        findings.require(
            refused != admitted.admits(bid.supplier()),
            CHECK,
            Bundle.RECORD + " bid " + bid.submission(),
            refused ? "a supplier who was not admitted" : "a supplier who was admitted",
            bid.supplier());
      }
    }
  }

  private void lot(Signed<Notice> order, Lot lot) {
    Optional<String> before = lot.name().before().map(LotName::toString);
    if (before.isEmpty() || lot.admitted() == null) {
      return; // refused where the orders are judged
    }
    Evidence evidence = evidence(before.get());
    String what = order.name() + " lots " + lot.lot() + " admitted";
    if (findings.require(
        evidence.record().isPresent() && evidence.decision().isPresent(),
        CHECK,
        what,
        "record and decision of lot " + before.get() + " in the bundle",
        "one is missing")) {
      judge(order, lot, before.get(), evidence);
    }
  }

  /** Of the lot of the bundle they lie where they always do. */
  private Evidence evidence(String lot) {
    if (lot.equals(bundle.lot())) {
      return new Evidence(bundle.technicalRecord, bundle.decision, bundle.approval);
    }
    AdmissionFiles files = bundle.admissions;
    return new Evidence(
        AdmissionFiles.find(files.records(), lot, AdmissionFiles.RECORD),
        AdmissionFiles.find(files.decisions(), lot, AdmissionFiles.DECISION),
        AdmissionFiles.find(files.approvals(), lot, AdmissionFiles.APPROVAL));
  }

  private record Evidence(
      Optional<Signed<OpeningRecord>> record,
      Optional<Signed<TechnicalDecision>> decision,
      Optional<Signed<TechnicalApproval>> approval) {}

  private void judge(Signed<Notice> order, Lot lot, String before, Evidence evidence) {
    OpeningRecord record = evidence.record().orElseThrow().content();
    Signed<TechnicalDecision> signed = evidence.decision().orElseThrow();
    TechnicalDecision decision = signed.content();
    String what = order.name() + " lots " + lot.lot() + " admitted";
    int wrong = findings.count();
    DecisionPapers papers = new DecisionPapers(log, findings);
    findings.expect(
        CHECK,
        signed.name() + " tender",
        order.content().ref().number(),
        decision.tender().number());
    papers.about(signed, record, before);
    findings.require(
        !decision.passed().isEmpty(), CHECK, signed.name() + " passed", "somebody", "nobody");
    if (findings.count() > wrong) {
      return;
    }
    findings.expect(
        CHECK,
        what,
        Admitted.of(decision, record).toJson().toString(),
        lot.admitted().toJson().toString());
    papers.check(
        order.content(),
        signed,
        evidence.approval(),
        AdmissionFiles.FOLDER + before + AdmissionFiles.APPROVAL);
    papers.binding(signed, before);
    logged(order, before, evidence);
    if (findings.count() == wrong) {
      findings.confirm(
          "Lot "
              + lot.lot()
              + " asks the "
              + lot.admitted().suppliers().size()
              + " who passed lot "
              + before
              + ", and nobody else.");
    }
  }

  /** Record, decision, order: in this turn, each once its time had come. */
  private void logged(Signed<Notice> order, String before, Evidence evidence) {
    Signed<TechnicalDecision> decision = evidence.decision().orElseThrow();
    Optional<Map.Entry<Long, LedgerEntry>> opened =
        log.find(FactKind.TENDER_OPENED, evidence.record().orElseThrow().document().hash());
    Optional<Map.Entry<Long, LedgerEntry>> decided =
        log.find(FactKind.TECHNICAL_DECIDED, decision.document().hash());
    Optional<Long> asked = log.indexOf(order.name());
    findings.require(
        opened.isPresent()
            && decided.isPresent()
            && asked.isPresent()
            && opened.get().getKey() < decided.get().getKey()
            && decided.get().getKey() < asked.get(),
        "order",
        order.name(),
        "logged after the technical record and the decision of lot " + before,
        "not so");
    findings.require(
        !log.failedBefore(order.name(), before),
        "order",
        order.name(),
        "no failure of lot " + before + " before it",
        "one");
    log.entryOf(order.name()).ifPresent(entry -> inTime(order, decision, entry.at()));
    decided.ifPresent(
        entry ->
            objections(
                before,
                evidence.record().orElseThrow().content(),
                decision,
                entry.getValue().at()));
  }

  private void inTime(Signed<Notice> order, Signed<TechnicalDecision> decision, Instant at) {
    Instant due = new DecisionPapers(log, findings).binds(decision);
    findings.require(
        !at.isBefore(due),
        "order",
        order.name(),
        "logged not before the decision binds at " + due,
        at);
  }

  /** By the order under which the lot closed, which the record names: the next one came later. */
  private void objections(
      String lot, OpeningRecord record, Signed<TechnicalDecision> decision, Instant decidedAt) {
    Optional<Notice> closed =
        bundle.orders().stream()
            .filter(order -> order.lists(lot) && order.ref().equals(record.tender()))
            .filter(order -> order.hash().equals(record.noticeHash()))
            .findFirst();
    findings.require(
        closed.isPresent(),
        CHECK,
        decision.name() + " recordHash",
        "a record of an order that lists lot " + lot,
        record.tender());
    closed
        .flatMap(order -> PinnedRules.of(bundle.files, order))
        .flatMap(rules -> rules.objectionsEnd(decidedAt))
        .ifPresent(
            end ->
                findings.require(
                    !decision.content().pricesOpenAt().isBefore(end),
                    CHECK,
                    decision.name() + " pricesOpenAt",
                    "not before the time for objections is over at " + end,
                    decision.content().pricesOpenAt()));
  }
}
