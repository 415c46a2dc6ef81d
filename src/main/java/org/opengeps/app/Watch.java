package org.opengeps.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Watches the processes of {@code serve} and starts again what has died. What dies again and again,
 * or does not come up, ends everything with the exit code of its kind: a service manager sees that.
 */
final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** So many restarts in such a time are no accident. */
  private static final int MOST = 3;

  private static final Duration WITHIN = Duration.ofMinutes(5);

  /**
   * Something that runs.
   *
   * @param name for sentences: {@code database}
   * @param lastWords what it said before it died
   * @param restart starts it again and returns when it answers
   * @param reason whose exit code tells that it could not be kept running
   */
  record Part(
      String name,
      BooleanSupplier alive,
      Supplier<String> lastWords,
      Runnable restart,
      StartFailure.Reason reason) {}

  /** A part and when it was started again. */
  private record Watched(Part part, Deque<Long> restarts) {}

  private final List<Watched> parts = new ArrayList<>();
  private final BooleanSupplier ending;
  private final Consumer<String> out;
  private final IntConsumer end;

  /**
   * @param ending whether everything is being ended anyway
   * @param out where sentences go
   * @param end ends everything with an exit code
   */
  Watch(BooleanSupplier ending, Consumer<String> out, IntConsumer end) {
    this.ending = ending;
    this.out = out;
    this.end = end;
  }

  synchronized void add(Part part) {
    parts.add(new Watched(part, new ArrayDeque<>()));
  }

  /** Begins to watch, in a thread of its own. */
  void begin() {
    Thread thread = new Thread(this::run, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!ending.getAsBoolean()) {
      if (!look()) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * Looks once at everything.
   *
   * @return false if something could not be kept running
   */
  synchronized boolean look() {
    for (Watched watched : parts) {
      if (!watched.part().alive().getAsBoolean()
          && !ending.getAsBoolean()
          && !startAgain(watched)) {
        return false;
      }
    }
    return true;
  }

  private boolean startAgain(Watched watched) {
    Part part = watched.part();
    long now = System.nanoTime();
    watched.restarts().removeIf(before -> now - before > WITHIN.toNanos());
    out.accept("The " + part.name() + " has died:\n" + part.lastWords().get());
    if (watched.restarts().size() >= MOST) {
      return giveUp(part, "it has been started " + MOST + " times within five minutes");
    }
    watched.restarts().add(now);
    try {
      part.restart().run();
    } catch (RuntimeException e) {
      return ending.getAsBoolean() || giveUp(part, e.getMessage());
    }
    out.accept("The " + part.name() + " runs again.");
    return true;
  }

  private boolean giveUp(Part part, String why) {
    out.accept("The " + part.name() + " cannot be kept running: " + why);
    end.accept(part.reason().exitCode());
    return false;
  }
}
