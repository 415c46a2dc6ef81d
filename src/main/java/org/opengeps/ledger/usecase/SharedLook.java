package org.opengeps.ledger.usecase;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LeafProof;

/**
 * Waits for proofs. Whoever looks, looks for all who wait: before a deadline they are many, they
 * wait for the same batch, and each by itself would ask the database several times a second.
 */
final class SharedLook {
  /** Another node may have published, which nobody announces here. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Publications publications;
  private final Function<Collection<Sha256>, Map<Sha256, LeafProof>> find;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private final ReentrantLock turn = new ReentrantLock();
  private long seenAtLook = -1;
  private long lookedAt = System.nanoTime() - LOOK_AGAIN.toNanos();

  /**
   * @param find proofs of those facts that are published
   */
  SharedLook(Publications publications, Function<Collection<Sha256>, Map<Sha256, LeafProof>> find) {
    this.publications = publications;
    this.find = find;
  }

  /** One who waits; two may wait for the same fact. */
  private static final class Waiter {
    private final Sha256 fact;
    private volatile LeafProof proof;

    private Waiter(Sha256 fact) {
      this.fact = fact;
    }
  }

  /** Empty if nothing was published in time. */
  Optional<LeafProof> await(Sha256 fact, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Waiter waiter = new Waiter(fact);
    waiting.add(waiter);
    try {
      while (true) {
        long seen = publications.count();
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        boolean last = left.isNegative() || left.isZero();
        look(waiter, seen, last, left);
        if (waiter.proof != null || last) {
          return Optional.ofNullable(waiter.proof);
        }
        publications.await(seen, left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
      }
    } finally {
      waiting.remove(waiter);
    }
  }

  /**
   * @param must whether there is no later time for it
   * @param left of its patience: who does not get the turn in that time has what others found
   */
  private void look(Waiter waiter, long seen, boolean must, Duration left) {
    if (!turn(left)) {
      return;
    }
    try {
      boolean fresh = seenAtLook == seen && System.nanoTime() - lookedAt < LOOK_AGAIN.toNanos();
      if (waiter.proof != null || (fresh && !must)) {
        return;
      }
      seenAtLook = seen;
      lookedAt = System.nanoTime();
      List<Waiter> all = List.copyOf(waiting);
      Map<Sha256, LeafProof> found = found(waiter.fact, all);
      all.forEach(one -> one.proof = found.getOrDefault(one.fact, one.proof));
    } finally {
      turn.unlock();
    }
  }

  /** A batch that is damaged fails for those alone who are in it. */
  private Map<Sha256, LeafProof> found(Sha256 own, List<Waiter> all) {
    List<Sha256> facts = all.stream().map(one -> one.fact).distinct().toList();
    try {
      return find.apply(facts);
    } catch (RuntimeException e) {
      if (facts.size() == 1) {
        throw e;
      }
      return find.apply(List.of(own));
    }
  }

  private boolean turn(Duration left) {
    try {
      return turn.tryLock() || turn.tryLock(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
