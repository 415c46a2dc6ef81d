package org.opengeps.app.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what others do. */
final class Patience {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private Patience() {}

  static void until(String what, Duration atMost, BooleanSupplier done) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new DemoFailure("waited " + atMost.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
