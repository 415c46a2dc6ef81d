package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;

/** Works on one opening after the other, each only while no other process does. */
@ApplicationScoped
public class ClaimedWork {
  /** After this long without a sign of life another process takes an opening over. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Openings that share a lock wait for each other now and then, which harms neither. */
  private static final int STRIPES = 64;

  /** This process; a new one after every start. */
  private final String owner = UUID.randomUUID().toString();

  @Inject private Claims claims;
  @Inject private ClaimKeeper keeper;
  @Inject private OpeningAlarms alarms;
  @Inject private Clock clock;

  /** By opening: the claim tells processes apart, not the jobs of one. */
  private final Lock[] turns = new Lock[STRIPES];

  ClaimedWork() {
    Arrays.setAll(turns, any -> new ReentrantLock());
  }

  /** A step that fails is logged and left for the next round, and stops no other opening. */
  void attempt(EnvelopeKey key, Consumer<Epoch> step) {
    Lock turn = turns[Math.floorMod(key.hashCode(), STRIPES)];
    turn.lock();
    try {
      Optional<Epoch> claim = claims.claim(key, owner, clock.instant(), PATIENCE);
      claim.ifPresent(epoch -> keeper.keeping(key, epoch, () -> step.accept(epoch)));
      alarms.over(key);
    } catch (RuntimeException e) {
      alarms.held(key, e);
    } finally {
      turn.unlock();
    }
  }
}
