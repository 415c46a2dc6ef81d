package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.model.NewsBook;

/**
 * Lets each who watches a tender have a letter waiting about what happened to it: {@value
 * #WATCHERS} at a time, each time a transaction of its own, {@value #ROUNDS} times a run.
 */
@ApplicationScoped
public class SpreadNews {
  private static final int WATCHERS = 500;
  private static final int ROUNDS = 40;

  @Inject private NewsBook news;
  @Inject private MailRelay relay;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;

  /** Goes on where the last run stopped. */
  public void run() {
    int round = 0;
    while (round < ROUNDS && spread()) {
      round++;
    }
  }

  private boolean spread() {
    return transaction.call(() -> news.spread(relay.isSetUp(), WATCHERS, clock.instant()));
  }
}
