package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Counted;
import org.opengeps.protocol.ceremony.Committee;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.GateLoan;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.threshold.Point;

/**
 * Prices are opened on a decision about the technical bids: two officers signed it who are no
 * members of the committee, it judges each opened bid once, the log had it before anything of the
 * prices was released, and the gate was lent to the points of those who passed and to no others.
 */
final class DecisionCheck {
  private static final String CHECK = "decision";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;
  private final DecisionPapers papers;

  DecisionCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
    this.papers = new DecisionPapers(log, findings);
  }

  /** Who passed; nobody while there is no decision. */
  private Set<UUID> passed() {
    return bundle.decision.map(one -> Set.copyOf(one.content().passed())).orElse(Set.of());
  }

  /** Whose prices may be opened: of those who passed, and were not removed before. */
  Admission admission() {
    return Admission.of(passed()).without(bundle.removals.submissions());
  }

  /**
   * @param first what came of the envelopes that were decided on
   * @param last the envelopes that open on it
   * @param closed setting of the latter, with the gate closed
   * @return what the gate was lent to, if all of it holds
   */
  Optional<GateValues> check(
      Notice notice, OpenedEnvelope first, OpenedEnvelope last, OpeningPoints.Setting closed) {
    int before = findings.count();
    bundle.decision.ifPresent(
        decision -> decision(notice, decision, first.record().map(Signed::content)));
    findings.require(
        bundle.gateValues.isEmpty() || bundle.decision.isPresent(),
        CHECK,
        Bundle.GATE_VALUES,
        "a decision on which the gate was lent",
        "none");
    findings.require(
        bundle.gateValues.isPresent() || last.record().isEmpty() && last.partials().isEmpty(),
        CHECK,
        last.recordName(),
        "the values of the gate beside an opening of prices",
        "none");
    bundle.decision.ifPresent(decision -> failed(decision.content()));
    if (bundle.gateValues.isEmpty() || bundle.decision.isEmpty()) {
      return Optional.empty();
    }
    GateValues values = bundle.gateValues.get();
    bundle.sealedBids(last, admission()).ifPresent(bids -> lent(closed, values, bids));
    times(notice, bundle.decision.get().content());
    if (findings.count() > before) {
      return Optional.empty();
    }
    int kept = bundle.decision.get().content().failed().size();
    findings.confirm(
        "Two officers decided who passed before any price was released; the gate was lent to "
            + Counted.of(passed().size(), "bid", "bids")
            + ", "
            + Counted.of(kept, "price stays", "prices stay")
            + " sealed.");
    return Optional.of(values);
  }

  /**
   * The decision that ends a stage which is not the last: nothing of the lot is opened on it in
   * this round.
   *
   * @param first what came of the envelopes that were decided on
   */
  void checkStage(Notice notice, OpenedEnvelope first) {
    int before = findings.count();
    findings.require(
        bundle.gateValues.isEmpty() && bundle.record.isEmpty() && bundle.partials.isEmpty(),
        CHECK,
        Bundle.RECORD,
        "no prices in a stage before theirs",
        "an opening of prices");
    if (bundle.decision.isEmpty()) {
      return;
    }
    TechnicalDecision decision = bundle.decision.get().content();
    decision(notice, bundle.decision.get(), first.record().map(Signed::content));
    failed(decision);
    objections(notice, decision);
    papers.binding(bundle.decision.get(), bundle.lot());
    log.expectOrder(Bundle.TECHNICAL + Bundle.RECORD, Bundle.DECISION);
    if (findings.count() == before) {
      findings.confirm(
          "Two officers decided who passed: "
              + Counted.of(passed().size(), "bid", "bids")
              + " of "
              + (passed().size() + decision.failed().size())
              + ".");
    }
  }

  /** The log calls the lot failed by a decision only if nobody passed, and not before its time. */
  private void failed(TechnicalDecision decision) {
    log.find(FactKind.TENDER_FAILED, bundle.decision.orElseThrow().document().hash())
        .map(Map.Entry::getValue)
        .ifPresent(
            entry -> {
              findings.require(
                  decision.passed().isEmpty(),
                  CHECK,
                  Bundle.DECISION + " passed",
                  "nobody, where the lot failed by the decision",
                  decision.passed());
              Instant due = papers.binds(bundle.decision.orElseThrow());
              findings.require(
                  !entry.at().isBefore(due),
                  "order",
                  Bundle.DECISION,
                  "a failure logged not before " + due,
                  entry.at());
            });
  }

  private void decision(
      Notice notice, Signed<TechnicalDecision> signed, Optional<OpeningRecord> record) {
    TechnicalDecision decision = signed.content();
    findings.expect(
        CHECK, signed.name() + " tender", notice.ref().number(), decision.tender().number());
    findings.expect(
        CHECK,
        signed.name() + " closeHash",
        bundle.close.orElseThrow().hash(),
        decision.closeHash());
    if (findings.require(
        record.isPresent(),
        CHECK,
        signed.name() + " recordHash",
        "the opening record of the technical envelopes",
        "none")) {
      papers.about(signed, record.get(), bundle.lot());
    }
    papers.check(notice, signed, bundle.approval, Bundle.APPROVAL);
    for (Signed<?> one :
        bundle.approval.<List<Signed<?>>>map(two -> List.of(signed, two)).orElse(List.of(signed))) {
      bundle.ceremony.ifPresent(ceremony -> seat(one, ceremony.content()));
    }
  }

  private void seat(Signed<?> one, CeremonyStatement ceremony) {
    try {
      findings.accept(
          CHECK,
          one.name() + " signer",
          "nobody of the committee that opens the prices",
          Committee.seated(ceremony, one.document().signer()));
    } catch (CmsFormatException e) {
      return; // named where the ceremony is read
    }
  }

  private void lent(OpeningPoints.Setting closed, GateValues values, List<SealedBid> bids) {
    List<Point> points = GateLoan.points(closed, bids, admission());
    findings.accept(
        CHECK,
        Bundle.GATE_VALUES,
        "proven values of D and of the gates of those who passed, and of nothing else",
        GateLoan.refusal(closed, points, bundle.decision.orElseThrow().content().hash(), values));
  }

  /** In the log's order and time; a decision that came after the release counts for nothing. */
  private void times(Notice notice, TechnicalDecision decision) {
    objections(notice, decision);
    log.expectOrder(Bundle.TECHNICAL + Bundle.RECORD, Bundle.DECISION);
    log.expectOrder(Bundle.DECISION, Bundle.GATE_VALUES);
    Instant due = papers.binds(bundle.decision.orElseThrow());
    Instant at = log.entryOf(Bundle.GATE_VALUES).map(LedgerEntry::at).orElse(due);
    findings.require(
        !at.isBefore(due), "order", Bundle.GATE_VALUES, "logged not before " + due, at);
  }

  private void objections(Notice notice, TechnicalDecision decision) {
    log.find(FactKind.TECHNICAL_DECIDED, bundle.decision.orElseThrow().document().hash())
        .map(Map.Entry::getValue)
        .flatMap(
            entry ->
                PinnedRules.of(bundle.files, notice)
                    .flatMap(rules -> rules.objectionsEnd(entry.at())))
        .ifPresent(
            end ->
                findings.require(
                    !decision.pricesOpenAt().isBefore(end),
                    CHECK,
                    Bundle.DECISION + " pricesOpenAt",
                    "not before the time for objections is over at " + end,
                    decision.pricesOpenAt()));
  }
}
