package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Whatever stopped the round and let it go on was signed by two officers of the agency, each act
 * names the one before, and nothing of the round was done while it stood still.
 */
final class SuspensionCheck {
  static final String FOLDER = "suspensions/";
  static final String ACT = "-act.p7s";
  static final String APPROVAL = "-approval.p7s";
  private static final String CHECK = "suspension";

  /** What the log must not name within a suspension. */
  private static final Set<String> STOPPED =
      Set.of(
          FactKind.TECHNICAL_DECIDED.word(),
          FactKind.GATE_VALUES_PUBLISHED.word(),
          FactKind.PARTIAL_POSTED.word(),
          FactKind.TENDER_OPENED.word(),
          FactKind.BIDS_RANKED.word(),
          FactKind.AWARD_DECIDED.word(),
          FactKind.TENDER_FAILED.word());

  private final Bundle bundle;
  private final LoggedFiles log;
  private final LeafCheck leaves;
  private final Findings findings;

  SuspensionCheck(Bundle bundle, LoggedFiles log, LeafCheck leaves, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.leaves = leaves;
    this.findings = findings;
  }

  void check(Notice notice) {
    List<Signed<Suspension>> acts = bundle.suspensions.acts();
    List<Signed<SuspensionApproval>> approvals = bundle.suspensions.approvals();
    if (acts.isEmpty() && approvals.isEmpty() && pauses(log).isEmpty()) {
      return;
    }
    int before = findings.count();
    findings.expect(CHECK, FOLDER + " consents", acts.size(), approvals.size());
    Sha256 previous = null;
    for (int i = 0; i < acts.size(); i++) {
      Signed<Suspension> act = acts.get(i);
      act(notice, act, previous, i % 2 == 0 ? Suspension.Kind.SUSPEND : Suspension.Kind.RESUME);
      if (i < approvals.size()) {
        approval(notice, act, approvals.get(i));
      }
      if (i > 0) {
        log.expectOrder(acts.get(i - 1).name(), act.name());
      }
      previous = act.content().hash();
    }
    opened(notice.lot(bundle.lot()), acts);
    nothingWithin();
    if (findings.count() == before) {
      findings.confirm(
          "Two officers signed "
              + Counted.of(acts.size(), "act", "acts")
              + " by which the round stood still or went on; nothing of it was done while it stood"
              + " still.");
    }
  }

  private void act(
      Notice notice, Signed<Suspension> act, Sha256 previous, Suspension.Kind expected) {
    Suspension content = act.content();
    findings.expect(
        CHECK, act.name() + " tender", notice.ref().number(), content.tender().number());
    findings.expect(CHECK, act.name() + " lot", bundle.lot(), content.lot());
    findings.expect(CHECK, act.name() + " act", expected, content.act());
    findings.require(
        Objects.equals(previous, content.follows()),
        CHECK,
        act.name() + " follows",
        "the act before: " + previous,
        content.follows());
    String kind =
        content.act() == Suspension.Kind.SUSPEND
            ? FactKind.ROUND_SUSPENDED.word()
            : FactKind.ROUND_RESUMED.word();
    log.entryOf(act.name())
        .ifPresent(entry -> findings.expect(CHECK, act.name() + " (entry)", kind, entry.kind()));
  }

  private void approval(
      Notice notice, Signed<Suspension> act, Signed<SuspensionApproval> approval) {
    SuspensionApproval content = approval.content();
    findings.expect(CHECK, approval.name() + " tender", act.content().tender(), content.tender());
    findings.expect(CHECK, approval.name() + " lot", bundle.lot(), content.lot());
    findings.expect(CHECK, approval.name() + " act", act.document().hash(), content.act());
    findings.accept(
        CHECK,
        approval.name() + " signer",
        "another person than the one who proposed",
        CertifiedSigner.twice(List.of(act.document().signer(), approval.document().signer())));
    String agency = notice.agency().code();
    for (Signed<?> one : List.of(act, approval)) {
      findings.accept(
          "signer",
          one.name() + " signer",
          "somebody certified for agency " + agency,
          CertifiedSigner.foreign(agency, one.document().signer(), one.name()));
    }
    log.entryOf(act.name())
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    act.name() + " (entry) approval",
                    approval.document().hash().hex(),
                    entry.data().string("approval")));
  }

  /** There is a round from the opening of the first envelope to the decision. */
  private void opened(Lot lot, List<Signed<Suspension>> acts) {
    String first = bundle.first(lot).recordName();
    for (Signed<Suspension> act : acts) {
      log.expectOrder(first, act.name());
      log.expectOrder(act.name(), "award.p7s");
      log.expectOrder(act.name(), "unsuccessful.p7s");
    }
  }

  /** What the log says of the round of this lot, by index. */
  static SortedMap<Long, LoggedPause> pauses(LoggedFiles log) {
    SortedMap<Long, LoggedPause> pauses = new TreeMap<>();
    log.ofLot()
        .forEach((index, entry) -> LoggedPause.in(entry).ifPresent(one -> pauses.put(index, one)));
    return pauses;
  }

  private void nothingWithin() {
    Long from = null;
    for (Map.Entry<Long, LoggedPause> pause : pauses(log).entrySet()) {
      if (pause.getValue().suspends() && from == null) {
        from = pause.getKey();
      } else if (!pause.getValue().suspends() && from != null) {
        nothingWithin(from, pause.getKey(), Optional.of(pause.getValue().at()));
        from = null;
      }
    }
    if (from != null) {
      nothingWithin(from, Long.MAX_VALUE, Optional.empty());
    }
  }

  private void nothingWithin(long from, long to, Optional<Instant> resumed) {
    SortedMap<Long, LedgerEntry> within = log.ofLot().subMap(from + 1, to);
    within.forEach(
        (index, entry) ->
            findings.require(
                !STOPPED.contains(entry.kind()) || isLapse(entry),
                CHECK,
                "ledger/entries.json entry " + index,
                "nothing of the round while it is suspended by entry " + from,
                entry.kind()));
    leaves
        .roundFacts()
        .forEach(
            fact ->
                findings.require(
                    !isWithin(fact, from, to, resumed),
                    CHECK,
                    fact.where(),
                    "nothing of the round while it is suspended by entry " + from,
                    "a fact of batch entry " + fact.batch()));
  }

  /** The notice itself ends it, whatever officers have stopped. */
  private static boolean isLapse(LedgerEntry entry) {
    return entry.data().has("reason") && "opening-lapsed".equals(entry.data().raw("reason"));
  }

  /**
   * The first batch behind the suspension may hold what was signed before it, and a fact that was
   * signed when the round went on again may stand in a batch of the same moment.
   */
  private boolean isWithin(RoundFact<?> fact, long from, long to, Optional<Instant> resumed) {
    return fact.batch() > log.batchAfter(from).orElse(Long.MAX_VALUE)
        && fact.batch() < to
        && resumed.map(fact.signedAt()::isBefore).orElse(true);
  }
}
