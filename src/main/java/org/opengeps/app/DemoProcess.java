package org.opengeps.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.opengeps.app.demo.Main;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.process.JavaCommand;

/** The practice's people as a process of their own, and what it says about its progress. */
final class DemoProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private final ChildProcess process;
  private int read;
  private volatile boolean closed;

  private DemoProcess(ChildProcess process) {
    this.process = process;
  }

  static DemoProcess start(Path home, URI server, URI authorities, URI bank) {
    List<String> arguments =
        List.of(
            "--home",
            home.toString(),
            "--server",
            server.toString(),
            "--authorities",
            authorities.toString(),
            "--bank",
            bank.toString(),
            "--parent",
            String.valueOf(ProcessHandle.current().pid()));
    return new DemoProcess(
        ChildProcess.start(
            "demo", home.resolve("log"), JavaCommand.of(Main.class.getName(), arguments)));
  }

  /**
   * Shows its steps until a tender is open.
   *
   * @return its number and that of the awarded one, with a space between
   * @throws IllegalStateException with a sentence, if the practice failed
   */
  String awaitTender(Progress progress) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      boolean alive = process.isAlive();
      List<String> lines = process.lines();
      for (; read < lines.size(); read++) {
        String[] words = lines.get(read).split(" ", 2);
        switch (words[0]) {
          case "begin" -> progress.begun(words[1]);
          case "step" -> progress.ended(Duration.ofMillis(Long.parseLong(words[1].split(" ")[0])));
          case "ready" -> {
            return words[1];
          }
          case "failed" -> throw new IllegalStateException("The demo stopped: " + words[1]);
          default -> {}
        }
      }
      if (!alive) {
        throw new IllegalStateException("The demo ended:\n" + process.lastWords());
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IllegalStateException("The demo takes too long; see " + process.log() + ".");
  }

  /**
   * Goes on reading what it says, and tells when a member's program ended by itself, or the
   * practice as a whole did: then no tender is opened before the next start.
   */
  void follow(Consumer<String> alarm) {
    Thread reader =
        new Thread(
            () -> {
              while (process.isAlive()) {
                tellNews(alarm);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
              }
              tellNews(alarm);
              if (!closed) {
                alarm.accept("The demo's people ended; restart to bring them back.");
              }
            },
            "demo alarms");
    reader.setDaemon(true);
    reader.start();
  }

  private void tellNews(Consumer<String> alarm) {
    List<String> lines = process.lines();
    for (; read < lines.size(); read++) {
      if (lines.get(read).startsWith(Main.ALARM)) {
        alarm.accept(lines.get(read).substring(Main.ALARM.length()));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    process.close();
  }
}
