package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.platform.NodeClock;
import org.opengeps.platform.Scheduler;

/**
 * Closes tenders at their deadline: open, draining, closed. It looks at rows and the clock only, so
 * that a killed server goes on where it was, and several servers do no harm to each other.
 */
@ApplicationScoped
public class CloseTender {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Names this server, from start to end of its process. */
  private final String node = UUID.randomUUID().toString();

  @Inject private FindTenders tenders;
  @Inject private FindNotice notices;
  @Inject private ReadTender reader;
  @Inject private MoveTender move;
  @Inject private ClosingDesk desk;
  @Inject private ClosingAlarms alarms;
  @Inject private IntakeWatch watch;
  @Inject private WatchLog log;
  @Inject private NodeClock nodeClock;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "close tenders", this::closeDue);
  }

  /**
   * Acknowledges what this server has recorded, and closes what is due and drained. A server whose
   * clock is off does neither: it takes no bids, and would close too early or too late. While the
   * log is silent nothing closes: it may be an outage, which moves the closing.
   */
  public void closeDue() {
    if (nodeClock.offset().isOff()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    desk.acknowledge(node, now, watch.drainedUntil());
    if (!log.isAlive()) {
      return;
    }
    for (TenderNumber due : tenders.listToClose(now)) {
      try {
        close(due, now);
        alarms.over(due);
      } catch (RuntimeException e) {
        // one broken row must not keep all other tenders open
        alarms.held(due, e);
      }
    }
  }

  private void close(TenderNumber number, Instant now) {
    NoticeView due = notices.current(number).orElseThrow();
    // A correction may have moved the deadline a moment ago: then the marking refuses, and the
    // next run reads the new one. The database may have stalled since: that is an outage as well.
    if (log.isAlive() && move.drain(due.ref(), now) instanceof Verdict.Accepted) {
      TenderFacts facts = reader.facts(due);
      desk.closeIfDrained(facts, now);
    }
  }
}
