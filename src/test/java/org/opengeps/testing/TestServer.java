package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.opengeps.app.EngineSetup;
import org.opengeps.app.authorities.AuthoritiesServer;
import org.opengeps.app.bank.BankServer;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.app.server.ServerFiles;
import org.opengeps.app.witness.WitnessServer;

/**
 * Starts what the server under test needs, once for each process that runs {@code *IT} classes, and
 * tells arquillian.xml where it is by system properties. Unit tests start nothing.
 */
public final class TestServer implements LauncherSessionListener {
  private static final String FOLDER = "opengeps.it.folder";
  private static final String BASE_URL = "opengeps.it.base-url";
  private static final String MAIL_PORT = "opengeps.it.mail-port";
  private static final String AUTHORITIES_URL = "opengeps.it.authorities-url";
  private static final String BANK_URL = "opengeps.it.bank-url";

  /**
   * A Monday. The tests of a process move its clock on by months, in whatever order they come;
   * works that are noticed from {@link TestClock#END} on are judged by other rows, under which
   * candidates are called.
   */
  private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

  private static final List<String> FAST_DATABASE =
      List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=32M");

  private static AuthoritiesServer authorities;
  private final List<AutoCloseable> started = new ArrayList<>();

  /** The address of the server under test, without a slash at the end. */
  public static URI baseUrl() {
    return URI.create(System.getProperty(BASE_URL));
  }

  /**
   * Where the server under test hands its mail over, on this machine in clear; from outside the
   * server only. Nobody listens there unless a test does.
   */
  public static int mailPort() {
    return Integer.getInteger(MAIL_PORT);
  }

  /** The data folder of the run. */
  public static Path folder() {
    return Path.of(System.getProperty(FOLDER));
  }

  /** Where the authorities answer; their token lies in {@code authorities} of the data folder. */
  public static URI authoritiesUrl() {
    return URI.create(System.getProperty(AUTHORITIES_URL));
  }

  /** Where the practice bank answers; its token lies in {@code bank} of the data folder. */
  public static URI bankUrl() {
    return URI.create(System.getProperty(BANK_URL));
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty(FOLDER) == null) {
      return;
    }
    // closed last: KeptServer puts the server, which needs all this, into the same store later
    session
        .getStore()
        .put(Namespace.create(TestServer.class), FOLDER, (AutoCloseable) this::endAll);
    try {
      start(folder());
    } catch (IOException e) {
      throw new UncheckedIOException("the test run could not be prepared", e);
    }
  }

  private void start(Path folder) throws IOException {
    deleteTree(folder);
    Files.createDirectories(folder);
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    TestClock.Beginning.at(folder.resolve("clock"), START);
    EmbeddedDatabase database = startDatabase(folder);
    started.add(database);
    Migrations.run(database.access());
    EngineSetup setup = startNeighbours(folder);
    setup.install();
    describeServer(folder, setup, database.access());
  }

  /** One process after the other: they share the programs, which the first one unpacks. */
  private static EmbeddedDatabase startDatabase(Path folder) throws IOException {
    Path runtime = Files.createDirectories(folder.resolveSibling("test-runtime"));
    try (FileChannel file =
            FileChannel.open(
                runtime.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      return EmbeddedDatabase.start(folder, runtime, FAST_DATABASE);
    }
  }

  /**
   * Takes the authorities off the network, for tests of what happens then; from outside the server
   * only.
   */
  public static void stopAuthorities() {
    authorities.close();
  }

  /** Brings them back where they were. */
  public static void startAuthorities() throws IOException {
    authorities = AuthoritiesServer.start(folder().resolve("authorities"), 0, TestClock.INSTANCE);
  }

  /**
   * Authorities, witness and bank run in this process, so that they have the clock of the tests.
   */
  private EngineSetup startNeighbours(Path folder) throws IOException {
    startAuthorities();
    started.add(TestServer::stopAuthorities);
    WitnessServer witness = WitnessServer.start(folder.resolve("witness"), 0, TestClock.INSTANCE);
    started.add(witness);
    BankServer bank = BankServer.start(folder.resolve("bank"), 0, TestClock.INSTANCE);
    started.add(bank);
    System.setProperty(BANK_URL, bank.url());
    System.setProperty(AUTHORITIES_URL, authorities.url());
    return new EngineSetup(
        folder, URI.create(authorities.url()), URI.create(witness.url()), URI.create(bank.url()));
  }

  private void describeServer(Path folder, EngineSetup setup, DatabaseAccess database)
      throws IOException {
    int port = freePort();
    String baseUrl = "http://127.0.0.1:" + port;
    Map<String, String> properties =
        new LinkedHashMap<>(setup.properties(URI.create(baseUrl), database));
    properties.put("opengeps.agencies", "T*,Z990002,Z990003");
    properties.put(
        "opengeps.agency-administrators",
        String.join(
            ",",
            "T*=" + TestPerson.ADMINISTRATOR,
            "Z990002=" + TestPerson.ADMINISTRATOR,
            "Z990003=" + TestPerson.ADMINISTRATOR));
    properties.put("opengeps.debarring-agencies", "TD*");
    properties.put("opengeps.oversight-agencies", "TO*");
    int mail = freePort();
    System.setProperty(MAIL_PORT, String.valueOf(mail));
    properties.put("opengeps.mail.host", "127.0.0.1");
    properties.put("opengeps.mail.port", String.valueOf(mail));
    properties.put("opengeps.mail.security", "none");
    // all tests come from one address
    properties.put("opengeps.requests-per-minute", "12000");
    properties.put("opengeps.mail.from", "no-reply@tenders.example");
    properties.put("opengeps.rules-folder", toyRules().toString());
    properties.put("opengeps.it.clock", System.getProperty("opengeps.it.clock"));
    properties.put(BASE_URL, baseUrl);
    properties.put(FOLDER, folder.toString());
    properties.put(AUTHORITIES_URL, System.getProperty(AUTHORITIES_URL));
    properties.put("opengeps.tenders", System.getProperty("opengeps.tenders", "250"));
    properties.put("opengeps.bids", System.getProperty("opengeps.bids", "70"));
    properties.put("java.io.tmpdir", System.getProperty("java.io.tmpdir"));
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-Duser.timezone=UTC",
                // as the launcher does: see PayaraServer
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-Duser.language=en"));
    properties.forEach((name, value) -> options.add("\"-D" + name + "=" + value + "\""));
    Files.write(folder.resolve("server.args"), options);
    boolean seven = System.getProperty("opengeps.it.payara").endsWith("lib/7/payara-micro.jar");
    ServerFiles.writePreboot(folder.resolve("preboot.txt"), seven ? 7 : 6);
    System.setProperty("opengeps.it.port", String.valueOf(port));
    System.setProperty(BASE_URL, baseUrl);
  }

  /** A second law beside that of the program, as an operator would give one. */
  private static Path toyRules() {
    try {
      return Path.of(TestServer.class.getResource("/toy-rules/index.json").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void endAll() {
    for (int i = started.size() - 1; i >= 0; i--) {
      try {
        started.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("could not end what the test run started", e);
      }
    }
  }
}
