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
  private final Share share;
  private final int mostWaiting;
  private final Optional<RateLimit> rate;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param places worked on at a time
   * @param mostWaiting threads that may wait for a place
   * @param rate for each address
   */
  Lane(int places, int mostWaiting, Optional<RateLimit> rate) {
    this(places, places, mostWaiting, rate);
  }

  /**
   * @param each places that one address may hold at a time
   */
  Lane(int places, int each, int mostWaiting, Optional<RateLimit> rate) {
    this.places = new Semaphore(places, true);
    this.share = new Share(each);
    this.mostWaiting = mostWaiting;
    this.rate = rate;
  }

  /** Seconds until one more may come from the address; 0 for now. */
  int toWait(String address) {
    return rate.map(limit -> limit.take(address)).orElse(0);
  }

  /** Takes a place, waiting a while if need be; false if there are too many already. */
  boolean enter(String address) {
    try {
      if (take(address, Duration.ZERO)) {
        return true;
      }
      if (waiting.incrementAndGet() > mostWaiting) {
        waiting.decrementAndGet();
        return false;
      }
      try {
        return take(address, PATIENCE);
      } finally {
        waiting.decrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean take(String address, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!share.take(address, patience)) {
      return false;
    }
    boolean entered = false;
    try {
      entered =
          places.tryAcquire() || places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return entered;
    } finally {
      if (!entered) {
        share.give(address);
      }
    }
  }

  void leave(String address) {
    places.release();
    share.give(address);
  }
}
