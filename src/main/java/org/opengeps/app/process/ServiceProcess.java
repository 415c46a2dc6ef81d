package org.opengeps.app.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The frame of a service beside the engine: {@code Main --home DIR --port N [--parent PID]}. Prints
 * {@code ready <url>} when the service answers. With {@code --parent} the process ends when that
 * process does, so that a killed engine leaves nothing behind.
 */
public final class ServiceProcess {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** A service that answers. */
  public interface Service extends AutoCloseable {
    /** Where it answers. */
    String url();

    @Override
    void close();
  }

  /** Starts a service over its folder; port 0 takes a free one. */
  @FunctionalInterface
  public interface Start {
    Service at(Path home, int port, Clock clock) throws IOException;
  }

  private ServiceProcess() {}

  /**
   * Runs the service until its process is ended.
   *
   * @param name for sentences: {@code the witness}
   */
  public static void run(String name, String[] arguments, Start start) throws InterruptedException {
    Map<String, String> options = options(arguments);
    if (!options.containsKey("--home")
        || !options.getOrDefault("--port", "").matches("[0-9]{1,5}")) {
      fail(USAGE, "usage: Main --home DIR --port N [--parent PID]");
    }
    try {
      Service service =
          start.at(
              Path.of(options.get("--home")),
              Integer.parseInt(options.get("--port")),
              Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(service::close));
      System.out.println("ready " + service.url());
      System.out.flush();
    } catch (IOException e) {
      fail(FAILED, name + " cannot start: " + e.getMessage());
    }
    endWith(options.get("--parent"));
    new CountDownLatch(1).await();
  }

  /** Pairs of option and value. */
  public static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  /**
   * Ends this process when the parent ends.
   *
   * @param parent its pid, or null for none
   */
  public static void endWith(String parent) {
    if (parent != null) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresentOrElse(ServiceProcess::exitAfter, () -> System.exit(0));
    }
  }

  /** In a thread of its own: an exit in the common pool would keep the hooks from waiting there. */
  private static void exitAfter(ProcessHandle parent) {
    Thread thread =
        new Thread(
            () -> {
              parent.onExit().join();
              System.exit(0);
            },
            "end with the parent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void fail(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }
}
