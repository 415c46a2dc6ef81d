package org.opengeps.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.app.ProgramFolder;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.demo.Stage;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.client.http.Engine;

/**
 * A fresh installation to be measured: the embedded database as {@code serve} starts it, and {@code
 * serve} itself with authorities, witness and bank as a process of its own, on free ports of
 * 127.0.0.1.
 */
final class Site implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final boolean kept;
  private final PrintWriter console;
  private final List<String> java;
  private final EmbeddedDatabase database;
  private ChildProcess server;
  private final Engine engine;
  private Stage stage;
  private Firms firms;

  private Site(BenchOptions options) {
    home = options.newHome();
    kept = options.isKept();
    console = options.console();
    java = List.of(options.java());
    engine = new Engine(URI.create("http://127.0.0.1:" + freePort()), PATIENCE, sentence -> {});
    say("installation in " + home);
    database = EmbeddedDatabase.start(home);
  }

  /** Starts everything; returns when the server answers. */
  static Site start(BenchOptions options) {
    Site site = new Site(options);
    try {
      site.serve();
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  private void serve() {
    long begin = System.nanoTime();
    DatabaseAccess access = database.access();
    List<String> command = new ArrayList<>(java(java));
    command.addAll(
        List.of(
            // the benchmark's requests come from as many addresses as there are bidders
            "-Dopengeps.trusted-proxies=127.0.0.1",
            "-Dopengeps.db.url=" + access.url(),
            "-Dopengeps.db.user=" + access.application().user(),
            "-Dopengeps.db.password=" + access.application().password(),
            "-Dopengeps.db.owner.user=" + access.owner().user(),
            "-Dopengeps.db.owner.password=" + access.owner().password()));
    command.addAll(jar("serve", "--no-demo", "--home", home.toString()));
    command.addAll(List.of("--port", Integer.toString(engine.base().getPort())));
    server = ChildProcess.start("serve", home.resolve("log"), command);
    server.awaitLine("OpenGePS runs on", START);
    say("server answers after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
  }

  /**
   * The command of this Java with options, without the operator's own settings: they may name the
   * database of an installation that works.
   */
  static List<String> java(List<String> options) {
    List<String> command = new ArrayList<>(List.of("env"));
    System.getenv().keySet().stream()
        .filter(name -> name.startsWith("OPENGEPS_"))
        .sorted()
        .forEach(name -> command.addAll(List.of("-u", name)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dfile.encoding=UTF-8");
    return command;
  }

  static List<String> jar(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-jar", ProgramFolder.find().resolve("opengeps.jar").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What figures depend on. */
  Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>(Machine.settings());
    all.put("server's Java options", String.join(" ", java));
    all.putAll(Database.of(database.access()).settings());
    return all;
  }

  Engine engine() {
    return engine;
  }

  DatabaseAccess access() {
    return database.access();
  }

  /** Agency and committee, called when they are first needed. */
  Stage stage() {
    if (stage == null) {
      say("agency and committee");
      stage = Stage.set(home, engine, installation(), CLOCK);
    }
    return stage;
  }

  /** At least so many suppliers with certificates, registered. */
  List<Firm> firms(int count) {
    if (firms == null) {
      firms = new Firms(engine, authorities());
    }
    say("certificates and registrations of " + count + " suppliers");
    return firms.atLeast(count);
  }

  /** Others than all who were or will be handed out. */
  List<Firm> otherFirms(int count) {
    return firms.others(count);
  }

  AuthorityClient authorities() {
    try {
      String url =
          Files.readAllLines(home.resolve("log/authorities.log")).stream()
              .filter(line -> line.startsWith("ready "))
              .findFirst()
              .orElseThrow()
              .substring("ready ".length());
      return AuthorityClient.at(url, home.resolve("authorities"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Installation installation() {
    return new Installation(home, authorities());
  }

  Path home() {
    return home;
  }

  /** CPU time that server and database have used so far. */
  Duration cpu() {
    return Machine.cpu(server.pid()).plus(Machine.cpu(database.pid()));
  }

  void say(String what) {
    console.println("  " + what);
    console.flush();
  }

  @Override
  public void close() {
    Optional.ofNullable(server).ifPresent(ChildProcess::close);
    database.close();
    if (!kept) {
      delete(home);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
