package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.GapEvidence;
import org.opengeps.ledger.usecase.LogKeys;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.model.Incidents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.RuleSets;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Incident;

/**
 * Watches the published log for gaps, in which nobody could hand in a bid and get a receipt: the
 * server was down, its clock was off, or no witness answered. What a gap touched is postponed
 * before anything closes or opens again; while the log is silent, nothing does.
 *
 * <p>While this process runs, silence is measured by the machine's steady clock: a clock that was
 * set is no outage. What was before its start only the witnesses can tell.
 */
@ApplicationScoped
public class WatchLog {
  private static final Logger LOG = Logger.getLogger(WatchLog.class.getName());
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Witnesses tell seconds, and this node looks twice a second. */
  private static final Duration ROUNDING = Duration.ofSeconds(3);

  private static final long NEVER = Long.MIN_VALUE;

  @Inject private ReadLog log;
  @Inject private LogKeys keys;
  @Inject private Incidents incidents;
  @Inject private PostponeTenders postpone;
  @Inject private RuleSets ruleSets;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  private long seen = NEVER;
  private volatile long seenAt;
  private volatile boolean grown;

  /** The shortest gap that is an outage by any rule set; null until it is asked for. */
  private volatile Duration shortest;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "watch the log", this::look);
  }

  /**
   * Whether times that have come may be acted on: the log has grown since the start and just now,
   * and all that it showed was examined. A silence that the whole seconds of the witnesses may make
   * an outage counts as one.
   */
  public boolean isAlive() {
    boolean fresh = grown && silence().plus(ROUNDING).compareTo(shortest()) < 0;
    return fresh || !keys.areConfigured();
  }

  private Duration silence() {
    return Duration.ofNanos(System.nanoTime() - seenAt);
  }

  /** Rule sets do not change while this process runs, and it is asked several times a second. */
  private Duration shortest() {
    if (shortest == null) {
      shortest =
          ruleSets.list().stream()
              .map(RuleSet::outage)
              .map(rule -> rule.shortest())
              .min(Duration::compareTo)
              .orElseThrow();
    }
    return shortest;
  }

  /** Looks for new checkpoints and postpones what the gaps between them touched. */
  public synchronized void look() {
    long size = log.publishedSize();
    if (size == seen) {
      return;
    }
    Optional<Duration> silent = grown ? Optional.of(silence()) : Optional.empty();
    boolean first = seen == NEVER;
    if (!first) {
      transaction.run(() -> examine(silent));
      grown = true;
    }
    seen = size;
    seenAt = System.nanoTime();
  }

  /**
   * @param silent how long the log was silent by the steady clock; empty if this process cannot
   *     know, because it was just started
   */
  private void examine(Optional<Duration> silent) {
    long from = incidents.lockExamined();
    List<SignedNote> notes = log.checkpointsFrom(from < 0 ? log.publishedSize() : from);
    for (int i = 1; i < notes.size(); i++) {
      SignedNote before = notes.get(i - 1);
      SignedNote after = notes.get(i);
      gap(before, after)
          .filter(gap -> gap.length().compareTo(shortest()) >= 0)
          .filter(
              gap -> silent.isEmpty() || silent.get().plus(ROUNDING).compareTo(gap.length()) >= 0)
          .ifPresent(gap -> postpone(gap, before, after));
    }
    if (!notes.isEmpty()) {
      incidents.examined(size(notes.get(notes.size() - 1)));
    }
  }

  private static Optional<Gap> gap(SignedNote before, SignedNote after) {
    return GapEvidence.lastSeen(before, Optional.empty())
        .flatMap(
            from ->
                GapEvidence.firstSeen(after, Optional.empty())
                    .filter(from::isBefore)
                    .map(until -> new Gap(from, until)));
  }

  private void postpone(Gap gap, SignedNote before, SignedNote after) {
    int touched = postpone.postpone(gap, (id, orders) -> incident(gap, before, after, id, orders));
    if (touched > 0) {
      LOG.warning(
          "outage from "
              + gap.from()
              + " until "
              + gap.until()
              + ": nobody could hand in; "
              + touched
              + " tenders were postponed or wait for an order of their agency");
    }
  }

  private static Incident incident(
      Gap gap, SignedNote before, SignedNote after, java.util.UUID id, List<TenderRef> orders) {
    return Incident.ofGap(id, gap.from(), gap.until(), before.toString(), after.toString(), orders);
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }
}
