package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Wakes those who wait for a proof when this node publishes a checkpoint. The monitor is an object
 * of its own: the container's proxies repeat {@code synchronized} on themselves, and one who waits
 * would hold up all others, the announcement included.
 */
@ApplicationScoped
public class Publications {
  private final Object monitor = new Object();
  private long count;

  void announce() {
    synchronized (monitor) {
      count++;
      monitor.notifyAll();
    }
  }

  long count() {
    synchronized (monitor) {
      return count;
    }
  }

  /**
   * Waits until something was published after the count, or for so long: another node may have
   * published instead.
   */
  void await(long after, Duration longest) {
    synchronized (monitor) {
      if (count == after) {
        try {
          monitor.wait(Math.max(1, longest.toMillis()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for the log", e);
        }
      }
    }
  }
}
