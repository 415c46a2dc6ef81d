package org.opengeps.verifier;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Whatever stopped a round and let it go on was signed by two officers of the agency, each act
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
          FactKind.TENDER_FAILED.word(),
          FactKind.CONTRACT_SENT.word(),
          FactKind.CONTRACT_CONSENTED.word(),
          FactKind.CONTRACT_DECLINED.word(),
          FactKind.CONTRACT_CONCLUDED.word());

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

  /** Of the lot of the bundle, and of every stage after which an order asks for the next one. */
  void check(Notice notice) {
    Set<String> lots = new LinkedHashSet<>(List.of(bundle.lot()));
    bundle.orders().stream()
        .filter(order -> order.kind() == Notice.Kind.NEXT_STAGE)
        .flatMap(order -> order.lots().stream())
        .flatMap(lot -> lot.name().before().stream())
        .forEach(before -> lots.add(before.toString()));
    bundle.suspensions.acts().forEach(act -> needed(act.name(), act.content().lot(), lots));
    bundle.suspensions.approvals().forEach(one -> needed(one.name(), one.content().lot(), lots));
    lots.forEach(lot -> check(notice, lot));
  }

  private void needed(String file, String lot, Set<String> lots) {
    findings.require(lots.contains(lot), CHECK, file + " lot", "one of " + lots, lot);
  }

  private void check(Notice notice, String lot) {
    List<Signed<Suspension>> acts = bundle.suspensions.acts(lot);
    List<Signed<SuspensionApproval>> approvals = bundle.suspensions.approvals(lot);
    List<Sha256> logged = log.pauses(lot).values().stream().map(LoggedPause::act).toList();
    if (acts.isEmpty() && approvals.isEmpty() && logged.isEmpty()) {
      return;
    }
    int before = findings.count();
    findings.expect(
        CHECK,
        FOLDER + " acts of lot " + lot,
        logged,
        acts.stream().map(act -> act.document().hash()).toList());
    findings.expect(CHECK, FOLDER + " consents of lot " + lot, acts.size(), approvals.size());
    Sha256 previous = null;
    for (int i = 0; i < acts.size(); i++) {
      Signed<Suspension> act = acts.get(i);
      act(notice, act, previous, i % 2 == 0 ? Suspension.Kind.SUSPEND : Suspension.Kind.RESUME);
      if (i < approvals.size()) {
        approval(notice, act, approvals.get(i));
      }
      inRound(act);
      previous = act.content().hash();
    }
    nothingWithin(lot);
    asked(lot, acts);
    if (findings.count() == before) {
      findings.confirm(
          "Two officers signed "
              + Counted.of(acts.size(), "act", "acts")
              + " by which the round stood still or went on; nothing of it was done while it stood"
              + " still (lot "
              + lot
              + ").");
    }
  }

  private void act(
      Notice notice, Signed<Suspension> act, Sha256 previous, Suspension.Kind expected) {
    Suspension content = act.content();
    findings.expect(
        CHECK, act.name() + " tender", notice.ref().number(), content.tender().number());
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

  /**
   * There is a round from the opening of the first envelope to the decision, and where a contract
   * follows until that exists or is declined.
   */
  private void inRound(Signed<Suspension> act) {
    log.indexOf(act.name())
        .ifPresent(
            index ->
                findings.require(
                    log.about(act.content().lot()).headMap(index).values().stream()
                        .anyMatch(FactKind.TENDER_OPENED::is),
                    "order",
                    act.name(),
                    "logged after an opening record of lot " + act.content().lot(),
                    "entry " + index));
    if (act.content().lot().equals(bundle.lot())) {
      before(act);
      log.expectOrder(act.name(), "unsuccessful.p7s");
    }
  }

  private void before(Signed<Suspension> act) {
    if (!isContracted(act.content())) {
      log.expectOrder(act.name(), "award.p7s");
      return;
    }
    bundle.contract.steps().stream()
        .filter(step -> step.content().kind() != ContractStep.Kind.CONSENT)
        .forEach(step -> log.expectOrder(act.name(), step.name()));
  }

  /** Whether the award is one under whose rule set a contract follows. */
  private boolean isContracted(Suspension act) {
    return bundle.award.filter(one -> one.content().result() == Award.Result.AWARDED).isPresent()
        && bundle.orders().stream()
            .filter(order -> order.lists(act.lot()))
            .flatMap(order -> PinnedRules.of(bundle.files, order).stream())
            .anyMatch(pinned -> pinned.rules().contract().isPresent());
  }

  /** A stage is over where the next one is asked for. */
  private void asked(String lot, List<Signed<Suspension>> acts) {
    for (Signed<Notice> order : bundle.notices) {
      if (asksAfter(order.content(), lot)) {
        acts.forEach(act -> log.expectOrder(act.name(), order.name()));
        findings.require(
            log.suspensions(lot).since().isEmpty(),
            "order",
            order.name(),
            "logged when the round of lot " + lot + " goes on",
            "suspended since " + log.suspensions(lot).since().orElse(null));
      }
    }
  }

  private static boolean asksAfter(Notice order, String lot) {
    return order.kind() == Notice.Kind.NEXT_STAGE
        && order.lots().stream()
            .flatMap(one -> one.name().before().stream())
            .anyMatch(before -> before.toString().equals(lot));
  }

  private void nothingWithin(String lot) {
    Long from = null;
    for (Map.Entry<Long, LoggedPause> pause : log.pauses(lot).entrySet()) {
      if (pause.getValue().suspends() && from == null) {
        from = pause.getKey();
      } else if (!pause.getValue().suspends() && from != null) {
        nothingWithin(lot, from, pause.getKey(), Optional.of(pause.getValue().at()));
        from = null;
      }
    }
    if (from != null) {
      nothingWithin(lot, from, Long.MAX_VALUE, Optional.empty());
    }
  }

  private void nothingWithin(String lot, long from, long to, Optional<Instant> resumed) {
    SortedMap<Long, LedgerEntry> within = log.about(lot).subMap(from + 1, to);
    within.forEach(
        (index, entry) ->
            findings.require(
                !STOPPED.contains(entry.kind()) || isLapse(entry),
                CHECK,
                "ledger/entries.json entry " + index,
                "nothing of the round while it is suspended by entry " + from,
                entry.kind()));
    if (!lot.equals(bundle.lot())) {
      return; // the facts of other lots are hidden
    }
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
