package org.opengeps.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * {@code opengeps.jar serve} as an operator starts it: a process of its own that prints to a file.
 */
public final class ServeProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(8);
  private static final String SUCCESSOR = "-Dopengeps.successor=true";
  private static final Path TARGET = Path.of(System.getProperty("opengeps.it.war")).getParent();

  private final Process process;
  private final Path output;
  private final int port;

  private ServeProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** The jar that was built. */
  public static Path jar() {
    return TARGET.resolve("opengeps.jar");
  }

  /** The Java that runs this, with options for a machine that runs several at once. */
  static List<String> java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m");
  }

  /** An empty data folder of that name below {@code target}. */
  public static Path emptyHome(String name) throws IOException {
    Path home = TARGET.resolve(name);
    if (Files.exists(home)) {
      try (Stream<Path> all = Files.walk(home)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(home);
  }

  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** Starts the jar with {@code serve} and options; what it prints goes to a file in the home. */
  public static ServeProcess start(
      Path jar, Path home, int port, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-jar", jar.toString(), "serve", "--home", home.toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of(options));
    Path output = Files.createTempFile(home, "serve", ".out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new ServeProcess(builder.redirectOutput(output.toFile()).start(), output, port);
  }

  /** Waits until it has printed this. */
  public ServeProcess awaitOutput(String text) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!output().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("never printed '" + text + "':\n" + output());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return this;
  }

  /** Everything it has printed so far. */
  public String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  /** SIGTERM, which ends it as Ctrl-C does. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** {@code kill -9}: no shutdown hook runs. Over when nothing of the server is left. */
  public void kill() {
    kill(process.toHandle());
  }

  /** The same with another process that was started as the jar; with a Java that took over, too. */
  public static void kill(ProcessHandle started) {
    List<ProcessHandle> successors = started.children().filter(ServeProcess::tookOver).toList();
    started.destroyForcibly();
    Stream.concat(Stream.of(started), successors.stream()).forEach(one -> one.onExit().join());
  }

  /** It ends with the process that started it, some moments later. */
  private static boolean tookOver(ProcessHandle child) {
    return child.info().commandLine().filter(line -> line.contains(SUCCESSOR)).isPresent();
  }

  /** The answer to a POST of one byte. */
  public HttpResponse<String> post(String path, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
    }
  }
}
