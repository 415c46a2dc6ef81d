package org.opengeps.door;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests of a kind: so many are worked on at a time, so many wait, the others are sent away. So
 * they hold a bounded number of the server's threads, and with them of connections to the database,
 * and the rest is always there for bids.
 */
final class Lane {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore places;
  private final int mostWaiting;
  private final Optional<RateLimit> rate;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param places worked on at a time
   * @param mostWaiting threads that may wait for a place
   * @param rate for each address
   */
  Lane(int places, int mostWaiting, Optional<RateLimit> rate) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = mostWaiting;
    this.rate = rate;
  }

  /** Seconds until one more may come from the address; 0 for now. */
  int toWait(String address) {
    return rate.map(limit -> limit.take(address)).orElse(0);
  }

  /** Takes a place, waiting a while if need be; false if there are too many already. */
  boolean enter() {
    if (places.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  void leave() {
    places.release();
  }
}
