package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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

  /** Opens what is due now. */
  public void openDue() {
    transaction.run(this::open);
  }

  private void open() {
    var now = clock.instant();
    for (Tender due : tenders.listReceivingFrom(now)) {
      tenders.lock(due.number()).ifPresent(tender -> moves.move(tender, TenderState.OPEN, now));
    }
  }
}
