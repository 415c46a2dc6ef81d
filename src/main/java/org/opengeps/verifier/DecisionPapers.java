package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * A technical decision judges each bid of the record that it names, two officers of the agency
 * stand behind it, the log names both papers, and where it ends a stage none took its place too
 * late.
 */
final class DecisionPapers {
  private static final String CHECK = "decision";

  /** Member of an entry's data: when the decision binds. */
  private static final String BINDS = "pricesOpenAt";

  private final LoggedFiles log;
  private final Findings findings;

  DecisionPapers(LoggedFiles log, Findings findings) {
    this.log = log;
    this.findings = findings;
  }

  /**
   * Whether it is about these bids: each that was opened stands in it once.
   *
   * @param lot that it must be about
   */
  void about(Signed<TechnicalDecision> signed, OpeningRecord record, String lot) {
    TechnicalDecision decision = signed.content();
    String name = signed.name();
    findings.expect(CHECK, name + " lot", lot, decision.lot());
    findings.expect(CHECK, name + " record lot", lot, record.slot().lot());
    findings.expect(CHECK, name + " tender", record.tender().number(), decision.tender().number());
    findings.expect(CHECK, name + " closeHash", record.closeHash(), decision.closeHash());
    findings.expect(CHECK, name + " recordHash", record.toJson().hash(), decision.recordHash());
    findings.require(
        decision.judges(opened(record)),
        CHECK,
        name + " passed, failed",
        "each opened bid once: " + opened(record),
        decision.passed()
            + ", "
            + decision.failed().stream().map(one -> one.submission()).toList());
  }

  private static Set<UUID> opened(OpeningRecord record) {
    return record.bids().stream()
        .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
        .map(OpeningRecord.Bid::submission)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * When a decision binds: while the round of its lot stood still its clock did, too.
   *
   * @return its own time while the round stands still, or if the log does not name it: that is
   *     refuted elsewhere
   */
  Instant binds(Signed<TechnicalDecision> signed) {
    TechnicalDecision decision = signed.content();
    return log.find(FactKind.TECHNICAL_DECIDED, signed.document().hash())
        .map(Map.Entry::getValue)
        .flatMap(
            entry -> log.suspensions(decision.lot()).prolonged(entry.at(), decision.pricesOpenAt()))
        .orElse(decision.pricesOpenAt());
  }

  /**
   * Whether the decision that ends a stage is the last one, and each before it was replaced before
   * its time had come.
   */
  void binding(Signed<TechnicalDecision> last, String lot) {
    List<LedgerEntry> decided = log.decisions(lot);
    findings.expect(
        "order",
        last.name() + " (the last decision of lot " + lot + ")",
        Optional.of(last.document().hash()),
        decided.stream().map(LedgerEntry::document).reduce((one, next) -> next));
    for (int i = 0; i < decided.size(); i++) {
      LedgerEntry entry = decided.get(i);
      Instant binds = entry.data().time(BINDS);
      if (last.document().hash().equals(entry.document())) {
        findings.expect(
            CHECK, last.name() + " (entry) " + BINDS, last.content().pricesOpenAt(), binds);
      }
      if (i + 1 < decided.size()) {
        Instant next = decided.get(i + 1).at();
        Instant due = log.suspensions(lot).prolonged(entry.at(), binds).orElse(binds);
        findings.require(
            next.isBefore(due),
            "order",
            "the decision of lot " + lot + " after " + entry.document(),
            "logged before that one binds at " + due,
            next);
      }
    }
  }

  /**
   * @param file where the consent of the second officer would lie
   */
  void check(
      Notice notice,
      Signed<TechnicalDecision> decision,
      Optional<Signed<TechnicalApproval>> consent,
      String file) {
    if (!findings.require(
        consent.isPresent(), CHECK, file, "the consent of a second officer", "no file")) {
      return;
    }
    Signed<TechnicalApproval> approval = consent.get();
    findings.expect(
        CHECK, file + " decision", decision.document().hash(), approval.content().decision());
    findings.accept(
        CHECK,
        file + " signer",
        "another person than the one who decided",
        CertifiedSigner.twice(List.of(decision.document().signer(), approval.document().signer())));
    for (Signed<?> one : List.of(decision, approval)) {
      String agency = notice.agency().code();
      findings.accept(
          "signer",
          one.name() + " signer",
          "somebody certified for agency " + agency,
          CertifiedSigner.foreign(agency, one.document().signer(), one.name()));
    }
    log.find(FactKind.TECHNICAL_DECIDED, decision.document().hash())
        .map(Map.Entry::getValue)
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    decision.name() + " (entry) approval",
                    approval.document().hash().hex(),
                    entry.data().string("approval")));
  }
}
