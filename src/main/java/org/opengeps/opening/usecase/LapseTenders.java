package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.opengeps.custody.usecase.DestroyGateKey;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.message.Lapse;

/**
 * Lets tenders lapse at their latest opening: what could not be opened until then stays sealed, the
 * tender has failed, and gate keys that were never published are destroyed, also those of tenders
 * that failed or were cancelled before. From rows and the clock, like {@link OpenDueTenders}.
 */
@ApplicationScoped
public class LapseTenders {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Set<OpeningStage> UNFINISHED =
      Set.of(OpeningStage.CLOSED, OpeningStage.OPENING);

  @Inject private FindTenders tenders;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private Openings openings;
  @Inject private Claims claims;
  @Inject private ClaimedWork work;
  @Inject private DestroyGateKey destroyGateKey;
  @Inject private WatchLog log;
  @Inject private OpeningAlarms alarms;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;
  @Inject private InTransaction transaction;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "let tenders lapse", this::lapseDue);
  }

  /** One round. Harmless at any time, on any number of nodes; what fails is tried again. */
  public void lapseDue() {
    if (!log.isAlive()) {
      return; // whoever was heard before an outage is counted first
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (TenderNumber due : tenders.listLapsing(now)) {
      try {
        lapse(due, now);
        alarms.over(due);
      } catch (RuntimeException e) {
        alarms.held(due, e);
      }
    }
  }

  private void lapse(TenderNumber due, Instant now) {
    for (Opening opening : transaction.call(() -> openings.ofTender(due.value()))) {
      if (UNFINISHED.contains(opening.stage())) {
        work.attempt(opening.key(), epoch -> transaction.run(() -> end(opening, epoch, now)));
      }
    }
    transaction.run(() -> finish(due, now));
  }

  /** Members who came in time are not in vain: such an opening is finished, not ended. */
  private void end(Opening seen, Epoch epoch, Instant now) {
    claims.hold(seen.key(), epoch);
    Opening opening = openings.find(seen.key()).orElseThrow();
    if (UNFINISHED.contains(opening.stage()) && !isEnough(opening)) {
      opening.lapsed(epoch, TenderFailed.LAPSED, now);
    }
  }

  private boolean isEnough(Opening opening) {
    int k =
        notices
            .find(opening.tender())
            .flatMap(view -> view.notice().envelope(opening.key().slot()))
            .orElseThrow()
            .committeeKey()
            .k();
    return opening.stage() == OpeningStage.OPENING && openings.completeMembers(opening).size() >= k;
  }

  private void finish(TenderNumber due, Instant now) {
    boolean underway =
        openings.ofTender(due.value()).stream()
            .anyMatch(opening -> UNFINISHED.contains(opening.stage()));
    NoticeView last = notices.current(due).orElseThrow();
    if (underway) {
      return; // in another process, or being finished
    }
    // a correction of this moment may have put the opening off: then nothing lapses
    move.lapse(last.ref(), now).map(failed -> finish(last, failed, now));
  }

  private Set<String> finish(NoticeView last, Set<String> failed, Instant now) {
    // also those of rounds before a re-bid: what was opened of them is over
    notices.history(last.number()).stream()
        .flatMap(order -> order.notice().slots().stream())
        .distinct()
        .forEach(slot -> destroyGateKey.destroy(last.ref(), slot, now));
    for (String lot : failed) {
      // a lot whose next stage nobody asked for may be none of the last order's
      NoticeView own = notices.inForce(last.number(), lot).orElseThrow();
      Sha256 evidence = documents.put(Lapse.of(own.notice(), lot).toJson().canonical());
      events.fire(new TenderFailed(own.ref(), lot, TenderFailed.LAPSED, evidence, now));
    }
    return failed;
  }
}
