package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Wakes those who wait for a proof when this node publishes a checkpoint. */
@ApplicationScoped
public class Publications {
  private long count;

  synchronized void announce() {
    count++;
    notifyAll();
  }

  synchronized long count() {
    return count;
  }

  /**
   * Waits until something was published after the count, or for so long: another node may have
   * published instead.
   */
  synchronized void await(long after, Duration longest) {
    if (count == after) {
      try {
        wait(Math.max(1, longest.toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for the log", e);
      }
    }
  }
}
