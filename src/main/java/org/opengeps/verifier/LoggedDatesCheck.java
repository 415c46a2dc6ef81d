package org.opengeps.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.law.outage.LoggedOutage;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.RoundOrder;

/**
 * What the log says of times is what the documents say: by these entries alone anybody tells whom
 * an outage hit, so a false one would hide a tender that was passed over.
 */
final class LoggedDatesCheck {
  private static final String CHECK = "log";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  LoggedDatesCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check() {
    for (Signed<Notice> order : bundle.notices) {
      Notice notice = order.content();
      if (notice.kind() != Notice.Kind.CANCELLATION) {
        judge(order.name(), entry -> LoggedNotice.in(entry).filter(it -> it.says(notice)));
      }
      announced(order.name(), notice.kind());
      if (notice.kind() == Notice.Kind.CANCELLATION) {
        ended(order.name(), notice);
      }
      if (notice.kind() == Notice.Kind.RE_BID) {
        notice.lotNames().forEach(lot -> failedBefore(order.name(), lot));
      }
      if (RoundOrder.begins(notice.kind())) {
        earlier(order).forEach(lot -> overBefore(order, lot));
        longEnough(order.name(), notice);
      }
      if (notice.kind() == Notice.Kind.BASE_AMOUNT) {
        inTime(order.name(), notice);
      }
    }
    bundle.incidents.forEach(
        (name, incident) ->
            judge(name, entry -> LoggedOutage.in(entry).filter(it -> it.says(incident))));
  }

  /** The log says of a cancellation which lots it ends. */
  private void ended(String name, Notice notice) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.expect(
                    CHECK,
                    name + " lots",
                    String.join(",", notice.lotNames()),
                    entry.data().has(TenderStage.CANCELLED_LOTS)
                        ? entry.data().string(TenderStage.CANCELLED_LOTS)
                        : "none"));
  }

  /** The log calls the order what it is. */
  private void announced(String name, Notice.Kind kind) {
    log.entryOf(name)
        .ifPresent(
            entry -> findings.expect(CHECK, name + " kind", kind.fact().word(), entry.kind()));
  }

  /** A lot is bid for once more only after the log said that its round before failed. */
  private void failedBefore(String name, String lot) {
    String round = LotName.parse(lot).before().map(LotName::toString).orElse("");
    findings.require(
        log.failedBefore(name, round),
        "order",
        name + " lots " + lot,
        "after the failure of lot " + round,
        "no such entry before it");
  }

  /** Every lot of the orders before it. */
  private List<Lot> earlier(Signed<Notice> order) {
    return bundle.notices.subList(0, bundle.notices.indexOf(order)).stream()
        .flatMap(before -> before.content().lots().stream())
        .collect(Collectors.toMap(Lot::lot, lot -> lot, (one, same) -> one, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /**
   * While a lot is asked for in another round, nothing of the tender waits to be opened, or can be.
   */
  private void overBefore(Signed<Notice> order, Lot lot) {
    String name = order.name();
    // of a stage that is not the last nothing is over before those who passed are asked
    boolean opened =
        lot.nextStage().isPresent()
            ? isAskedFor(lot.name().next().toString(), order)
            : log.openedBefore(name, lot.last());
    findings.require(
        log.failedBefore(name, lot.lot()) || opened,
        "order",
        name + " lots",
        "after lot " + lot.lot() + " was opened or failed",
        "no such entry before it");
    lot.slots()
        .forEach(
            slot ->
                findings.require(
                    log.isGateSpentBefore(name, slot),
                    "order",
                    name + " gate key of " + slot,
                    "published or destroyed before it",
                    "no such entry before it"));
  }

  private boolean isAskedFor(String next, Signed<Notice> until) {
    return bundle.notices.subList(0, bundle.notices.indexOf(until) + 1).stream()
        .anyMatch(order -> order.content().lists(next));
  }

  /**
   * Nobody can bid before the order appears, whenever it says that the receipt opens: its least
   * time for bids counts from then on.
   */
  private void longEnough(String name, Notice notice) {
    Optional<Instant> end =
        log.entryOf(name)
            .flatMap(
                entry ->
                    PinnedRules.of(bundle.files, notice)
                        .flatMap(pinned -> pinned.earliestClosing(notice, entry.at())));
    if (end.isEmpty()) {
      return; // said where the notices are checked, and where their entries are
    }
    Instant earliest = end.get();
    findings.require(
        !notice.schedule().closesAt().isBefore(earliest),
        "rules",
        name + " closesAt",
        "not before " + earliest,
        notice.schedule().closesAt());
  }

  /** Days before the closing that it names, by the time at which the log took it. */
  private void inTime(String name, Notice notice) {
    Optional<Instant> until =
        PinnedRules.of(bundle.files, notice).flatMap(rules -> rules.baseAmountUntil(notice));
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.require(
                    until.filter(entry.at()::isBefore).isPresent(),
                    "rules",
                    name + " price.baseAmount",
                    until.map(end -> "said before " + end).orElse("said in the notice"),
                    "said at " + entry.at()));
  }

  private void judge(String name, Function<LedgerEntry, Optional<?>> reader) {
    log.entryOf(name)
        .ifPresent(
            entry ->
                findings.require(
                    reader.apply(entry).isPresent(),
                    CHECK,
                    name,
                    "the times that its entry names",
                    entry.data().toString()));
  }
}
