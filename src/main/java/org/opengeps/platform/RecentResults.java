package org.opengeps.platform;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Remembers costly results that anybody may ask for, within a budget of memory: those that were not
 * asked for the longest go first. Who asks for the same while it is being made waits for it.
 *
 * @param <K> what is asked for
 * @param <V> what was made of it
 */
public final class RecentResults<K, V> {
  private static final int LOCKS = 16;

  private final long budget;
  private final ToLongFunction<V> weight;
  private final Consumer<V> kept;
  private final Consumer<V> dropped;
  private final Map<K, V> results = new LinkedHashMap<>(16, 0.75f, true);
  private final Object[] locks = new Object[LOCKS];
  private long used;

  /**
   * @param budget how much all results may weigh together; a heavier one is not remembered
   * @param weight for example bytes
   */
  public RecentResults(long budget, ToLongFunction<V> weight) {
    this(budget, weight, result -> {}, result -> {});
  }

  /**
   * @param kept told of each result that is remembered
   * @param dropped told of each that was remembered and is not any more
   */
  public RecentResults(
      long budget, ToLongFunction<V> weight, Consumer<V> kept, Consumer<V> dropped) {
    this.budget = budget;
    this.weight = weight;
    this.kept = kept;
    this.dropped = dropped;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /**
   * @param good whether a remembered result still holds
   * @param maker called if there is none; what it throws is thrown, and nothing is remembered
   */
  public V get(K key, Predicate<V> good, Supplier<V> maker) {
    synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
      V known = find(key);
      if (known != null && good.test(known)) {
        return known;
      }
      V made = maker.get();
      remember(key, made);
      return made;
    }
  }

  private synchronized V find(K key) {
    return results.get(key);
  }

  private synchronized void remember(K key, V made) {
    V old = results.remove(key);
    if (old != null) {
      drop(old);
    }
    long needed = weight.applyAsLong(made);
    if (needed > budget) {
      return;
    }
    Iterator<V> oldest = results.values().iterator();
    while (used + needed > budget) {
      V next = oldest.next();
      oldest.remove();
      drop(next);
    }
    results.put(key, made);
    used += needed;
    kept.accept(made);
  }

  private void drop(V result) {
    used -= weight.applyAsLong(result);
    dropped.accept(result);
  }
}
