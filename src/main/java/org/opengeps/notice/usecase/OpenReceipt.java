package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;

/**
 * Moves tenders from noticed to open when their receipt starts. Only the shown state: the intake
 * itself reads the clock.
 */
@ApplicationScoped
public class OpenReceipt {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject private Tenders tenders;
  @Inject private TenderMoves moves;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;
  @Inject private InTransaction transaction;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "open receipt", this::openDue);
  }

  /**
   * Opens what is due now, each tender in a transaction of its own: who holds the locks of many
   * waits for others who do, in whatever order, and one that cannot be opened must not keep all
   * others shut.
   *
   * @throws IllegalStateException at the end, with what happened to those that could not be opened
   */
  public void openDue() {
    Instant now = clock.instant();
    IllegalStateException failed = new IllegalStateException("tenders whose receipt cannot open");
    for (TenderNumber due : transaction.call(() -> due(now))) {
      try {
        transaction.run(() -> open(due, now));
      } catch (RuntimeException e) {
        failed.addSuppressed(new IllegalStateException(due.value(), e));
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }

  private List<TenderNumber> due(Instant now) {
    return tenders.listReceivingFrom(now).stream().map(Tender::number).toList();
  }

  /** Asked again under the lock: a correction may just have put it off. */
  private void open(TenderNumber due, Instant now) {
    tenders
        .lock(due)
        .filter(tender -> !tender.receiptOpensAt().isAfter(now) && !tender.awaitsBaseAmount())
        .ifPresent(tender -> moves.move(tender, TenderState.OPEN, now));
  }
}
