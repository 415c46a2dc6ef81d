package org.opengeps.app.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the witness: {@code Main --home DIR --port N [--parent PID]}. Prints {@code ready <url>}
 * when it answers. With {@code --parent} the process ends when that process does, so that a killed
 * engine leaves nothing behind.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.containsKey("--home")
        || !options.getOrDefault("--port", "").matches("[0-9]{1,5}")) {
      fail(2, "usage: Main --home DIR --port N [--parent PID]");
    }
    try {
      WitnessServer server =
          WitnessServer.start(
              Path.of(options.get("--home")),
              Integer.parseInt(options.get("--port")),
              Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      System.out.println("ready " + server.url());
      System.out.flush();
    } catch (IOException e) {
      fail(1, "the witness cannot start: " + e.getMessage());
    }
    endWith(options.get("--parent"));
    new CountDownLatch(1).await();
  }

  private static void endWith(String parent) {
    if (parent != null) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresentOrElse(
              process -> process.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }
  }

  private static void fail(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }
}
