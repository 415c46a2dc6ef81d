package org.opengeps.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same program again on another Java, in the place of this process: same options, same
 * arguments, same console, same exit code. Whatever ends this process ends that one, kill -9 too:
 * its standard input is a pipe of ours, and when that breaks it halts.
 */
public final class OtherJava {
  /** System property of the process that was started so. */
  private static final String SUCCESSOR = "opengeps.successor";

  private static final int KILLED = 137;

  private OtherJava() {}

  /** Whether this process was started by {@link #run}. */
  public static boolean isThis() {
    return Boolean.getBoolean(SUCCESSOR);
  }

  /**
   * Runs the program and waits for its end.
   *
   * @param java command of the other Java
   * @param jar the program for it
   * @return its exit code
   * @throws UncheckedIOException if the command cannot be started; the message is a sentence
   */
  public static int run(Path java, Path jar, List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options());
    command.addAll(List.of("-D" + SUCCESSOR + "=true", "-jar", jar.toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end the other Java"));
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("The Java at " + java + " cannot be started: " + e, e);
    }
  }

  /** Those of this process, without what the other one finds in the environment by itself. */
  private static List<String> options() {
    Set<String> inherited =
        Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
            .map(System::getenv)
            .filter(Objects::nonNull)
            .flatMap(options -> Stream.of(options.strip().split("\\s+")))
            .collect(Collectors.toSet());
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !inherited.contains(option))
        .toList();
  }

  private static void end(Process process) {
    // not Process.destroy(), which closes the pipe, too: the other Java would halt without its end
    process.toHandle().destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets this process end with the one that started it. */
  public static void endWithStarter() {
    Thread thread = new Thread(() -> haltAtTheEndOf(System.in), "end with the starter");
    thread.setDaemon(true);
    thread.start();
  }

  private static void haltAtTheEndOf(InputStream pipe) {
    try {
      while (pipe.read() >= 0) {
        continue;
      }
    } catch (IOException broken) {
      // as good as an end
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
