package org.opengeps.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.law.outage.LoggedOutage;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;

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
      if (notice.kind() == Notice.Kind.BASE_AMOUNT) {
        inTime(order.name(), notice);
      }
    }
    bundle.incidents.forEach(
        (name, incident) ->
            judge(name, entry -> LoggedOutage.in(entry).filter(it -> it.says(incident))));
  }

  /** The log calls the order what it is. */
  private void announced(String name, Notice.Kind kind) {
    FactKind expected =
        switch (kind) {
          case NOTICE, RE_NOTICE -> FactKind.NOTICE_PUBLISHED;
          case CORRECTION -> FactKind.NOTICE_CORRECTED;
          case BASE_AMOUNT -> FactKind.BASE_AMOUNT_PUBLISHED;
          case CANCELLATION -> FactKind.NOTICE_CANCELLED;
          case POSTPONEMENT -> FactKind.TENDER_POSTPONED;
        };
    log.entryOf(name)
        .ifPresent(entry -> findings.expect(CHECK, name + " kind", expected.word(), entry.kind()));
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
