package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.opengeps.protocol.pki.CertifiedSigner;
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

  DecisionCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
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

  private void decision(
      Notice notice, Signed<TechnicalDecision> signed, Optional<OpeningRecord> record) {
    TechnicalDecision decision = signed.content();
    findings.expect(
        CHECK, signed.name() + " tender", notice.ref().number(), decision.tender().number());
    findings.expect(CHECK, signed.name() + " lot", bundle.lot(), decision.lot());
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
      findings.expect(
          CHECK,
          signed.name() + " recordHash",
          record.get().toJson().hash(),
          decision.recordHash());
      findings.require(
          decision.judges(opened(record.get())),
          CHECK,
          signed.name() + " passed, failed",
          "each opened bid once: " + opened(record.get()),
          decision.passed()
              + ", "
              + decision.failed().stream().map(one -> one.submission()).toList());
    }
    approval(notice, signed);
  }

  private static Set<UUID> opened(OpeningRecord record) {
    return record.bids().stream()
        .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
        .map(OpeningRecord.Bid::submission)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void approval(Notice notice, Signed<TechnicalDecision> decision) {
    if (!findings.require(
        bundle.approval.isPresent(),
        CHECK,
        Bundle.APPROVAL,
        "the consent of a second officer",
        "no file")) {
      return;
    }
    var approval = bundle.approval.get();
    findings.expect(
        CHECK,
        Bundle.APPROVAL + " decision",
        decision.document().hash(),
        approval.content().decision());
    findings.accept(
        CHECK,
        Bundle.APPROVAL + " signer",
        "another person than the one who decided",
        CertifiedSigner.twice(List.of(decision.document().signer(), approval.document().signer())));
    for (Signed<?> one : List.of(decision, approval)) {
      String agency = notice.agency().code();
      findings.accept(
          "signer",
          one.name() + " signer",
          "somebody certified for agency " + agency,
          CertifiedSigner.foreign(agency, one.document().signer(), one.name()));
      bundle.ceremony.ifPresent(ceremony -> seat(one, ceremony.content()));
    }
    log.entryOf(Bundle.DECISION)
        .filter(entry -> entry.kind().equals(FactKind.TECHNICAL_DECIDED.word()))
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    Bundle.DECISION + " (entry) approval",
                    approval.document().hash().hex(),
                    entry.data().string("approval")));
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
    log.entryOf(Bundle.DECISION)
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
    log.expectOrder(Bundle.TECHNICAL + Bundle.RECORD, Bundle.DECISION);
    log.expectOrder(Bundle.DECISION, Bundle.GATE_VALUES);
    Optional<LedgerEntry> released = log.entryOf(Bundle.GATE_VALUES);
    Instant at = released.map(LedgerEntry::at).orElse(decision.pricesOpenAt());
    findings.require(
        !at.isBefore(decision.pricesOpenAt()),
        "order",
        Bundle.GATE_VALUES,
        "logged not before " + decision.pricesOpenAt(),
        at);
  }
}
