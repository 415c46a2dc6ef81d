package org.opengeps.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opengeps.app.ProgramFolder;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.server.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long it takes until the first page, and how much memory an idle server holds. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Starts 'serve' in an empty folder, ends it, starts it again, and reads the first page each"
          + " time.",
      "Baseline: Payara Micro of the same line on the same Java with a page and nothing else."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class StartCommand implements Callable<Integer> {
  private static final Kind BARE =
      new Kind("-", "baseline: bare server's first page", "ms", Better.LESS);
  private static final Kind BARE_MEMORY =
      new Kind("-", "baseline: bare server's memory", "MiB", Better.LESS);
  private static final Kind FIRST = new Kind("-", "first start until a page", "ms", Better.LESS);
  private static final Kind SECOND = new Kind("-", "second start until a page", "ms", Better.LESS);
  private static final Kind RATIO =
      new Kind("E1", "second start over the bare server's", "x", Better.LESS);
  private static final Kind MEMORY = new Kind("-", "idle memory of the server", "MiB", Better.LESS);
  private static final Kind ALL =
      new Kind("-", "the same with database, authorities, witness, bank", "MiB", Better.LESS);
  private static final Kind MEMORY_RATIO =
      new Kind("E2", "idle memory over the bare server's", "x", Better.LESS);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration IDLE = Duration.ofSeconds(10);

  @Mixin private BenchOptions options;

  private record Started(long nanos, long resident, long ofAll) {}

  @Override
  public Integer call() {
    ChildProcess.endAllAtTheEnd();
    Figures figures = new Figures("start", options.isMiniature());
    figures.settings(Machine.settings());
    figures.settings(Map.of("server's Java options", String.join(" ", options.java())));
    Path home = options.newHome();
    try {
      for (int run = 1; run <= options.repeat(); run++) {
        options.console().println("Run " + run + " of " + options.repeat());
        run(figures, home.resolve("run-" + run));
      }
    } finally {
      if (!options.isKept()) {
        Site.delete(home);
      }
    }
    return options.tell(List.of(figures));
  }

  private void run(Figures figures, Path home) {
    Started bare = bare(home.resolve("bare"));
    Started first = serve("first start", home.resolve("data"));
    Started second = serve("second start", home.resolve("data"));
    figures.add(BARE, Figures.millis(bare.nanos()));
    figures.add(FIRST, Figures.millis(first.nanos()));
    figures.add(SECOND, Figures.millis(second.nanos()));
    figures.add(RATIO, Figures.ratio(second.nanos(), bare.nanos()));
    figures.add(BARE_MEMORY, mebibytes(bare.resident()));
    figures.add(MEMORY, mebibytes(second.resident()));
    figures.add(ALL, mebibytes(second.ofAll()));
    figures.add(MEMORY_RATIO, Figures.ratio(second.resident(), bare.resident()));
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }

  private Started serve(String name, Path home) {
    int port = Site.freePort();
    List<String> command = new ArrayList<>(Site.java(List.of(options.java())));
    command.addAll(Site.jar("serve", "--no-demo", "--home", home.toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    return started(name, home, command, port);
  }

  private Started bare(Path folder) {
    int port = Site.freePort();
    Platform platform = Platform.choose(java.util.Optional.empty());
    Path program = ProgramFolder.find();
    Path jar =
        program.resolve(platform.isOld() ? "lib/payara-micro.jar" : "lib/7/payara-micro.jar");
    List<String> command = new ArrayList<>(List.of(platform.java().toString()));
    command.addAll(List.of(options.java()));
    command.addAll(List.of("-jar", jar.toString(), "--deploy", emptyWar(folder).toString()));
    command.addAll(List.of("--contextroot", "/", "--port", Integer.toString(port)));
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    return started("bare server", folder, command, port);
  }

  private static Path emptyWar(Path folder) {
    try {
      Path war = Files.createDirectories(folder).resolve("empty.war");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
        zip.putNextEntry(new ZipEntry("index.html"));
        zip.write(
            "<!doctype html><title>빈 페이지</title>"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Started started(String name, Path folder, List<String> command, int port) {
    options.console().println("  " + name);
    options.console().flush();
    long begin = System.nanoTime();
    try (ChildProcess process =
        ChildProcess.start(name.replace(' ', '-'), folder.resolve("log"), command)) {
      awaitPage(process, port);
      long took = System.nanoTime() - begin;
      LockSupport.parkNanos((options.isMiniature() ? GLANCE : IDLE).toNanos());
      return new Started(took, largest(process.pid()), Machine.residentOfAll(process.pid()));
    }
  }

  /** The server may be a Java that took over: it is the one that holds most. */
  private static long largest(long pid) {
    return java.util.stream.Stream.concat(
            ProcessHandle.of(pid).stream(),
            ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
        .mapToLong(one -> Machine.resident(one.pid()))
        .max()
        .orElse(0);
  }

  private static void awaitPage(ChildProcess process, int port) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!isThere(http, page)) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("no page: " + process.lastWords());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  private static boolean isThere(HttpClient http, HttpRequest page) {
    try {
      return http.send(page, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
