package org.opengeps.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.DatabaseFailure;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.app.server.PayaraServer;
import org.opengeps.app.server.Platform;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.RuleSets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything in the foreground and ends everything with Ctrl-C. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Starts database, practice authorities, witness, practice bank and server in the foreground.",
    footerHeading = "%nConfiguration:%n",
    footer = {
      "  OPENGEPS_HOME         data folder (default ./data)",
      "  OPENGEPS_PORT         port on 127.0.0.1 (default 8080)",
      "  OPENGEPS_PLATFORM     6 or 7: the line of Payara Micro (default: 7 if there is a JDK 21)",
      "  OPENGEPS_BASE_URL     where people reach the server, if a proxy stands in front of it",
      "  OPENGEPS_TRUSTED_PROXIES  addresses of such proxies",
      "  OPENGEPS_DB_URL       an own MariaDB instead of the embedded one, with",
      "  OPENGEPS_DB_USER, OPENGEPS_DB_PASSWORD and, if migrations run as another user,",
      "  OPENGEPS_DB_OWNER_USER, OPENGEPS_DB_OWNER_PASSWORD",
      "  OPENGEPS_BANK_URL     a bank's gateway instead of the practice bank, with",
      "  OPENGEPS_BANK_CERTIFICATE, OPENGEPS_BANK_TOKEN (files)"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "2:wrong usage or configuration",
      "3:the port is busy",
      "4:the data folder is used by another server or cannot be written",
      "5:the database does not start, cannot be reached or cannot be migrated",
      "6:the practice authorities, the witness or the practice bank do not start",
      "7:a part of the program is missing",
      "8:the server does not start",
      "130, 143:ended by Ctrl-C or SIGTERM, as asked"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "${env:OPENGEPS_PORT:-8080}",
      description = "on 127.0.0.1 (default OPENGEPS_PORT or 8080)")
  private int port;

  @Option(names = "--home", description = "data folder (default OPENGEPS_HOME or ./data)")
  private Path home = Path.of(Settings.find("opengeps.home").orElse("data"));

  @Option(names = "--no-demo", description = "without demo agency, committee, bidders and tenders")
  private boolean noDemo;

  @Spec private CommandSpec spec;

  /** What was started, the last one first: so it is ended. Guards itself; {@link #ending} too. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private boolean ending;

  private final Watch watch = new Watch(this::isEnding, this::complain, System::exit);

  @Override
  public Integer call() throws InterruptedException {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The port must be a number from 1 to " + HIGHEST_PORT + ".");
    }
    Optional<Integer> elsewhere = elsewhere();
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "end all"));
    try {
      start();
    } catch (StartFailure e) {
      if (!isEnding()) {
        complain(e.getMessage());
        return e.reason().exitCode();
      }
    } catch (RuntimeException e) {
      // what fails after Ctrl-C fails because it was ended
      if (!isEnding()) {
        throw e;
      }
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private Optional<Integer> elsewhere() throws InterruptedException {
    try {
      return PlatformChoice.runElsewhere(
          spec.root().commandLine().getParseResult().originalArgs(), this::complain);
    } catch (Platform.UnfitPlatform e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void start() {
    Progress progress = new Progress(spec.commandLine().getOut());
    Path program = ProgramFolder.find();
    URI address = URI.create("http://127.0.0.1:" + port);
    URI publicUrl = PublicUrl.of(address);
    requireLaw();
    requireFreePort();
    DataFolder folder = RestoredFolder.requireWhole(begun(DataFolder.lock(home)));
    Neighbours neighbours = begun(Neighbours.start(folder.path()));
    DatabaseAccess database = progress.step("database", () -> database(folder.path()));
    progress.step("tables", () -> migrate(database));
    EngineSetup setup = progress.step("authorities, witness, bank", neighbours::setup);
    Sha256 trust = progress.step("keys and trust file", () -> install(setup));
    Map<String, String> properties = setup.properties(publicUrl, database);
    neighbours.parts().forEach(watch::add);
    watch.begin();
    begun(progress.step("server", () -> server(program, folder.path(), properties)));
    Optional<String> tender =
        noDemo ? Optional.empty() : demo(folder, address, neighbours, progress);
    welcome(new Welcome(publicUrl, folder.path(), trust, tender, progress.total()));
  }

  private void welcome(Welcome welcome) {
    welcome.print(spec.commandLine().getOut());
    if (!noDemo) {
      try {
        welcome.leaveBehind();
      } catch (IOException e) {
        complain("The README.txt of the demo could not be written: " + e.getMessage());
      }
    }
  }

  /** The server reads it, too, but says so in its log alone. */
  private static void requireLaw() {
    try {
      RuleSets.carried(Settings.find(RuleSets.FOLDER));
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new StartFailure(
          StartFailure.Reason.CONFIGURATION,
          "The rule sets cannot be read: " + e.getMessage() + ". Mend OPENGEPS_RULES_FOLDER.",
          e);
    }
  }

  private void requireFreePort() {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw new StartFailure(
          StartFailure.Reason.PORT_BUSY,
          "Port "
              + port
              + " is used by another program; end it, or choose another port with --port or OPENGEPS_PORT.",
          e);
    }
  }

  private DatabaseAccess database(Path folder) {
    Optional<DatabaseAccess> own = OwnDatabase.find();
    if (own.isPresent()) {
      return own.get();
    }
    try {
      EmbeddedDatabase database = begun(EmbeddedDatabase.start(folder));
      watch.add(
          new Watch.Part(
              "database",
              database::isAlive,
              database::lastWords,
              database::restart,
              StartFailure.Reason.DATABASE));
      return database.access();
    } catch (DatabaseFailure | UncheckedIOException e) {
      throw new StartFailure(StartFailure.Reason.DATABASE, e.getMessage(), e);
    }
  }

  private static int migrate(DatabaseAccess database) {
    try {
      return Migrations.run(database);
    } catch (DatabaseFailure e) {
      throw new StartFailure(StartFailure.Reason.DATABASE, e.getMessage(), e);
    }
  }

  private static Sha256 install(EngineSetup setup) {
    try {
      return setup.install();
    } catch (IOException e) {
      throw new StartFailure(
          StartFailure.Reason.AUTHORITIES, "The keys could not be made: " + e.getMessage(), e);
    }
  }

  private PayaraServer server(Path program, Path folder, Map<String, String> properties) {
    try {
      return PayaraServer.start(program, folder, port, properties);
    } catch (PayaraServer.ServerFailure e) {
      throw new StartFailure(StartFailure.Reason.SERVER, e.getMessage(), e);
    }
  }

  /** The demo may fail without ending the server: its reason is printed. */
  private Optional<String> demo(
      DataFolder folder, URI address, Neighbours neighbours, Progress progress) {
    DemoProcess demo =
        begun(
            DemoProcess.start(
                folder.path(),
                address,
                URI.create(neighbours.authoritiesUrl()),
                URI.create(neighbours.bankUrl())));
    try {
      Optional<String> tender = Optional.of(demo.awaitTender(progress));
      demo.follow(this::complain);
      return tender;
    } catch (IllegalStateException e) {
      if (!isEnding()) {
        complain("\n" + e.getMessage());
      }
      return Optional.empty();
    }
  }

  private void complain(String sentence) {
    CommandLine command = spec.commandLine();
    command.getErr().println(command.getColorScheme().errorText(sentence));
  }

  /** Remembers what must be ended; ends it at once if Ctrl-C came while it was started. */
  private <T extends AutoCloseable> T begun(T part) {
    synchronized (running) {
      running.push(part);
      if (!ending) {
        return part;
      }
    }
    throw new IllegalStateException("the program is ending");
  }

  private boolean isEnding() {
    synchronized (running) {
      return ending;
    }
  }

  /**
   * Ends in the reverse order of starting; at last what was about to be started when the end came.
   */
  private void endAll() {
    PrintWriter out = spec.commandLine().getOut();
    // Payara prints its inner life to the console when it ends
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    Deque<AutoCloseable> parts;
    synchronized (running) {
      ending = true;
      parts = new ArrayDeque<>(running);
    }
    if (!parts.isEmpty()) {
      out.println("\nEnding ...");
    }
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        spec.commandLine().getErr().println(e.getMessage());
      }
    }
    ChildProcess.endAll();
    if (!parts.isEmpty()) {
      out.println("Ended; the data stays in " + home + ".");
    }
    out.flush();
  }
}
