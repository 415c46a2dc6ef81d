package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.Fill;
import org.opengeps.watch.model.Letterbox;

/** The jobs that tell those who watch, on every node; rows are shared by locks. */
@ApplicationScoped
public class TellWatchers {
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration CLEARING = Duration.ofMinutes(10);

  /** A thousand rows each: more than can be sent in the time between. */
  private static final int STEPS = 50;

  /** How long it can be seen what became of a letter. */
  private static final Duration ENDED = Duration.ofDays(30);

  /** How long news and finds are shown. */
  private static final Duration TOLD = Duration.ofDays(90);

  @Inject private SpreadNews news;
  @Inject private RunSearches searches;
  @Inject private SendLetters letters;
  @Inject private Letterbox box;
  @Inject private MailRelay relay;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  @Inject private Clock clock;

  /** Settings of mail that do not fit together prevent the start here. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "spread news of tenders", news::run);
    scheduler.every(PAUSE, "run saved searches", searches::run);
    scheduler.every(CLEARING, "clear old news and letters", this::clear);
    if (relay.isSetUp()) {
      scheduler.every(PAUSE, "send letters", letters::run);
    }
  }

  private void clear() {
    for (int i = 0; i < STEPS; i++) {
      if (!transaction.call(() -> box.clear(clock.instant(), ENDED, TOLD))) {
        return;
      }
    }
  }

  /** How much waits, and how many letters were given up in the last 30 days. */
  public Fill fill() {
    return transaction.call(box::fill);
  }
}
