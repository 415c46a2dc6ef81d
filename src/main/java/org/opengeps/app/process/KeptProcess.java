package org.opengeps.app.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child that is started again when it ends by itself: sooner or later one runs out of memory, and
 * what it has to do must be done. Each end is told with its last words.
 */
public final class KeptProcess implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Who lived so long has recovered: the next pause is the first one again. */
  private static final Duration GOOD_LIFE = Duration.ofMinutes(5);

  private final String name;
  private final Path folder;
  private final List<String> command;
  private final Consumer<String> alarm;
  private Duration pause = FIRST_PAUSE;
  private ChildProcess child;
  private long startedAt;
  private boolean closed;

  private KeptProcess(String name, Path folder, List<String> command, Consumer<String> alarm) {
    this.name = name;
    this.folder = folder;
    this.command = command;
    this.alarm = alarm;
  }

  /**
   * @param name what it is called in messages and file names
   * @param folder where its pid file and log go
   * @param alarm is told in a sentence whenever it ended by itself
   */
  public static KeptProcess start(
      String name, Path folder, List<String> command, Consumer<String> alarm) {
    KeptProcess kept = new KeptProcess(name, folder, command, alarm);
    kept.begin();
    return kept;
  }

  private synchronized void begin() {
    if (closed) {
      return;
    }
    try {
      child = ChildProcess.start(name, folder, command);
    } catch (IllegalStateException e) {
      closed = true; // the whole program is ending
      return;
    }
    startedAt = System.nanoTime();
    child.whenEnded(this::ended);
  }

  private synchronized void ended(int code) {
    if (closed) {
      return;
    }
    Duration lived = Duration.ofNanos(System.nanoTime() - startedAt);
    if (lived.compareTo(GOOD_LIFE) > 0) {
      pause = FIRST_PAUSE;
    }
    alarm.accept(
        name
            + " ended by itself with exit code "
            + code
            + " and is started again in "
            + pause.toSeconds()
            + " s. Its last words: "
            + child.lastWords().replace('\n', ' '));
    child.close();
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS).execute(this::begin);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  /** The process as it is now, for tests that end it. */
  synchronized ChildProcess child() {
    return child;
  }

  @Override
  public void close() {
    ChildProcess last;
    synchronized (this) {
      closed = true;
      last = child;
    }
    if (last != null) {
      last.close();
    }
  }
}
