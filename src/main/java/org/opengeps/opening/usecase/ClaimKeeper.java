package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.platform.Scheduler;

/**
 * Renews the claims of this process while it works on them. Judging many bids, or asking an
 * authority that is slow, takes longer than other processes are patient: without a sign of life two
 * of them would take an opening from each other for ever.
 */
@ApplicationScoped
public class ClaimKeeper {
  /** A third of {@link ClaimedWork#PATIENCE}. */
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final Map<EnvelopeKey, Epoch> working = new ConcurrentHashMap<>();
  @Inject private Claims claims;
  @Inject private Clock clock;
  @Inject private Scheduler scheduler;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "renew claims of openings", this::renew);
  }

  /** Renews what is being worked on now. */
  public void renew() {
    working.forEach((key, epoch) -> claims.renew(key, epoch, clock.instant()));
  }

  /** Does the work and keeps the claim meanwhile. */
  public void keeping(EnvelopeKey key, Epoch epoch, Runnable work) {
    working.put(key, epoch);
    try {
      work.run();
    } finally {
      working.remove(key, epoch);
    }
  }
}
