package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * So many bids are examined at a time, so many wait for their turn, in the order in which they
 * came, and the others are sent away before anything was done for them. Without this bound a crowd
 * shares the connections to the database until each of its bids waits too long for one, and the
 * work that was done for all of them is lost.
 *
 * <p>Who asks an authority holds nothing that others need, and gives its place away meanwhile: a
 * slow authority keeps nobody's bid from being recorded.
 */
@ApplicationScoped
public class IntakePlaces {
  private final ThreadLocal<Boolean> held = ThreadLocal.withInitial(() -> false);
  private final Semaphore places;
  private final int mostWaiting;
  private final Duration patience;
  private final AtomicInteger waiting = new AtomicInteger();

  /** As many as leave the pool's other connections to everybody else. */
  public IntakePlaces() {
    this(16, 240, Duration.ofSeconds(8));
  }

  IntakePlaces(int places, int mostWaiting, Duration patience) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /** Does the work in its turn; empty if that does not come, and nothing was done. */
  public <T> Optional<T> with(Supplier<T> work) {
    if (!enter()) {
      return Optional.empty();
    }
    held.set(true);
    try {
      return Optional.of(work.get());
    } finally {
      held.remove();
      places.release();
    }
  }

  /**
   * Asks a slow question outside, and takes a place again after it, however long that takes: the
   * bid may be recorded already. Not to be called within a transaction, whose locks would wait with
   * it.
   */
  <T> T aside(Supplier<T> question) {
    if (!held.get()) {
      return question.get();
    }
    places.release();
    try {
      return question.get();
    } finally {
      places.acquireUninterruptibly();
    }
  }

  private boolean enter() {
    try {
      // nobody overtakes those who wait, and zero seconds keep to that
      if (places.tryAcquire(0, TimeUnit.SECONDS)) {
        return true;
      }
      if (waiting.incrementAndGet() > mostWaiting) {
        waiting.decrementAndGet();
        return false;
      }
      try {
        return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        waiting.decrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
