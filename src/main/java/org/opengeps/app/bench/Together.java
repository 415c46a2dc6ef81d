package org.opengeps.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work that several threads do before and after a measurement. */
final class Together {
  private static final int HANDS = 4;

  private Together() {}

  /** The results in the order of the list. */
  static <T, R> List<R> map(List<T> all, Function<T, R> work) {
    return map(HANDS, all, work);
  }

  static <T, R> List<R> map(int hands, List<T> all, Function<T, R> work) {
    ExecutorService workers = Executors.newFixedThreadPool(hands);
    try {
      List<Future<R>> begun =
          all.stream().map(one -> workers.submit(() -> work.apply(one))).toList();
      List<R> results = new ArrayList<>(all.size());
      for (Future<R> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
