package org.opengeps.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends at times that were fixed before, whatever the answers do: a server that stalls makes nobody
 * wait politely, and the time that it stalled counts for everybody who came meanwhile (no
 * coordinated omission).
 */
final class OpenLoop {
  private OpenLoop() {}

  /**
   * Sends everything at its time; returns when all are answered, or the patience is over.
   *
   * @param start of {@link System#nanoTime}
   * @param offsets since then in nanoseconds, in their order
   * @param send begins one and returns at once
   * @return what became of each, in the same order
   */
  static <T> List<CompletableFuture<T>> run(
      long start, long[] offsets, IntFunction<CompletableFuture<T>> send, long patienceSeconds) {
    List<CompletableFuture<T>> begun = new ArrayList<>(offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      sleepUntil(start + offsets[i]);
      begun.add(send.apply(i));
    }
    await(begun, patienceSeconds);
    return begun;
  }

  static void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static <T> void await(List<CompletableFuture<T>> begun, long seconds) {
    try {
      CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
          .get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // each future says for itself what became of it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
