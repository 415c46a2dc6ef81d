package org.opengeps.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A process that lives and dies with us. It runs in a session of its own so that Ctrl-C reaches
 * only the server, which then ends its children in order. A pid file lets the next start find a
 * child that survived a kill -9 of the server.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /** Started and not closed, the last one first. Guards itself; {@link #ending} too. */
  private static final Deque<ChildProcess> LIVING = new ArrayDeque<>();

  private static boolean ending;

  private final String name;
  private final List<String> command;
  private final Path pidFile;
  private final Path log;
  private volatile Process process;

  private ChildProcess(String name, List<String> command, Path pidFile, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.pidFile = pidFile;
    this.log = log;
  }

  /**
   * Ends a survivor of an earlier run and starts the command.
   *
   * @param name what it is called in messages and file names
   * @param folder where its pid file and log go
   * @throws IllegalStateException after {@link #endAll}
   */
  public static ChildProcess start(String name, Path folder, List<String> command) {
    Path pidFile = folder.resolve(name + ".pid");
    Path log = folder.resolve(name + ".log");
    try {
      Files.createDirectories(folder);
      endSurvivor(pidFile);
      ChildProcess child = new ChildProcess(name, command, pidFile, log);
      child.launch();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name, e);
    }
  }

  private void launch() throws IOException {
    synchronized (LIVING) {
      if (ending) {
        throw new IllegalStateException(name + " is not started: the program is ending");
      }
      process = builder(command).redirectOutput(log.toFile()).start();
      if (!LIVING.contains(this)) {
        LIVING.push(this);
      }
      Files.writeString(pidFile, identity(process.toHandle()));
    }
  }

  /**
   * Starts the same command again after the process has died.
   *
   * @throws IllegalStateException after {@link #endAll}
   */
  public void restart() {
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name + " again", e);
    }
  }

  /** The same when this program ends in whatever way it can still notice. */
  public static void endAllAtTheEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll, "end all"));
  }

  /**
   * Ends every child that is still there, the last one first, and lets none be started any more:
   * for the end of the program, which may come while its beginning is still busy starting them.
   */
  public static void endAll() {
    List<ChildProcess> rest;
    synchronized (LIVING) {
      ending = true;
      rest = List.copyOf(LIVING);
    }
    rest.forEach(ChildProcess::close);
    // such as the program that makes a new database
    ProcessHandle.current().children().forEach(ChildProcess::end);
  }

  private static ProcessBuilder builder(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      whole.add(SETSID.toString());
    }
    whole.addAll(command);
    return new ProcessBuilder(whole).redirectErrorStream(true);
  }

  /** Pid and start time: a pid alone may meanwhile belong to somebody else. */
  private static String identity(ProcessHandle handle) {
    return handle.pid() + " " + handle.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Ends the process that the pid file names, if it still is that very process. */
  static void endSurvivor(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    String remembered = Files.readString(pidFile).strip();
    long pid = Long.parseLong(remembered.split(" ")[0]);
    Optional<ProcessHandle> survivor =
        ProcessHandle.of(pid).filter(handle -> identity(handle).strip().equals(remembered));
    if (survivor.isPresent()) {
      end(survivor.get());
    }
    Files.delete(pidFile);
  }

  /**
   * Looks instead of waiting for the future of its end: that one is completed in the common pool,
   * which may be busy ending this very program.
   */
  private static void end(ProcessHandle handle) {
    handle.destroy();
    if (!hasEnded(handle)) {
      handle.destroyForcibly();
      hasEnded(handle);
    }
  }

  private static boolean hasEnded(ProcessHandle handle) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (handle.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return !handle.isAlive();
  }

  /**
   * Waits for a line of its output that begins with the prefix.
   *
   * @return what follows the prefix
   * @throws IllegalStateException with its last words, if it ends or stays silent
   */
  public String awaitLine(String prefix, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      Optional<String> line = lines().stream().filter(one -> one.startsWith(prefix)).findFirst();
      if (line.isPresent()) {
        return line.get().substring(prefix.length()).strip();
      }
      if (!alive || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException(name + " did not start (" + log + "):\n" + lastWords());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Calls when the process has ended, by itself or not, with its exit code. */
  void whenEnded(IntConsumer what) {
    var unused = process.onExit().thenAccept(ended -> what.accept(ended.exitValue()));
  }

  public long pid() {
    return process.pid();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** The last lines of its output, for the sentence that says why it did not start. */
  public String lastWords() {
    List<String> lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  /** Everything it has written so far. */
  public List<String> lines() {
    try {
      // a line may be cut in the middle of a sign: read it all the same
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the log of " + name + " cannot be read", e);
    }
  }

  /** Asks it to end, waits, and insists after twenty seconds. */
  @Override
  public void close() {
    end(process.toHandle());
    synchronized (LIVING) {
      LIVING.remove(this);
    }
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete the pid file of " + name, e);
    }
  }
}
