package org.opengeps.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.app.process.ChildProcess;

/**
 * One mariadbd on a free port of 127.0.0.1. Every commit is on the disk before it is reported
 * (verified by kill -9 while committing).
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final String SCHEMA = "opengeps";

  /** Where it answers, for programs beside the server. */
  private static final String ADDRESS = "address";

  private final ChildProcess process;
  private final DatabaseAccess access;
  private final Path init;
  private final DatabasePasswords passwords;

  private EmbeddedDatabase(
      ChildProcess process, DatabaseAccess access, Path init, DatabasePasswords passwords) {
    this.process = process;
    this.access = access;
    this.init = init;
    this.passwords = passwords;
  }

  /**
   * Starts the database of an installation, making it first if there is none.
   *
   * @param home the data folder; {@code db}, {@code runtime} and {@code keys} below it are used
   * @throws DatabaseFailure if it does not come up
   */
  public static EmbeddedDatabase start(Path home) {
    return start(home, home.resolve("runtime"), List.of());
  }

  /**
   * The same with the programs in a folder of their own and further options of mariadbd, for tests.
   */
  public static EmbeddedDatabase start(Path home, Path runtime, List<String> furtherOptions) {
    try {
      MariaDbBinary binary = MariaDbBinary.unpacked(runtime);
      Path folder = Files.createDirectories(home.resolve("db")).toAbsolutePath();
      Path data = folder.resolve("data");
      if (!Files.isDirectory(data)) {
        bootstrap(binary, folder, data);
      }
      DatabasePasswords passwords = DatabasePasswords.of(home.resolve("keys"));
      return launch(binary, folder, passwords, furtherOptions);
    } catch (IOException e) {
      throw new DatabaseFailure("The embedded database could not be started: " + e, e);
    }
  }

  /**
   * How to reach the database that another program has started over a data folder. Whether it still
   * answers only a log-in tells.
   */
  public static Optional<DatabaseAccess> running(Path home) throws IOException {
    Path address = home.resolve("db").resolve(ADDRESS);
    if (!Files.exists(address)) {
      return Optional.empty();
    }
    DatabasePasswords passwords = DatabasePasswords.of(home.resolve("keys"));
    return Optional.of(
        new DatabaseAccess(Files.readString(address), passwords.application(), passwords.owner()));
  }

  /** The data folder is made under another name: a half-made one is never taken for a whole. */
  private static void bootstrap(MariaDbBinary binary, Path folder, Path data) throws IOException {
    Path half = HalfMade.folder(folder, "new-data");
    List<String> command = new ArrayList<>(options(binary, half));
    command.add("--bootstrap");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bootstrap.log").toFile())
            .start();
    try (InputStream statements = binary.bootstrapStatements();
        OutputStream input = process.getOutputStream()) {
      statements.transferTo(input);
    }
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new DatabaseFailure(
          "A new database could not be made; see " + folder.resolve("bootstrap.log") + ".");
    }
    Files.move(half, data);
  }

  private static EmbeddedDatabase launch(
      MariaDbBinary binary, Path folder, DatabasePasswords passwords, List<String> furtherOptions)
      throws IOException {
    int port = freePort();
    Path init = folder.resolve("init.sql");
    writeInit(init, passwords);
    List<String> command = new ArrayList<>(options(binary, folder.resolve("data")));
    command.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=" + socket(folder),
            "--init-file=" + init,
            "--innodb-buffer-pool-size=256M",
            "--innodb-flush-log-at-trx-commit=1",
            "--max-allowed-packet=64M",
            "--max-connections=100"));
    command.addAll(furtherOptions);
    ChildProcess process = ChildProcess.start("mariadbd", folder, command);
    String url =
        "jdbc:mariadb://127.0.0.1:"
            + port
            + "/"
            + SCHEMA
            + "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
    DatabaseAccess access = new DatabaseAccess(url, passwords.application(), passwords.owner());
    EmbeddedDatabase database = new EmbeddedDatabase(process, access, init, passwords);
    database.awaitReady();
    Files.delete(init);
    Files.writeString(folder.resolve(ADDRESS), url);
    return database;
  }

  private static void writeInit(Path init, DatabasePasswords passwords) throws IOException {
    Files.deleteIfExists(init);
    Files.createFile(
        init, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(init, passwords.usersAndGrants(SCHEMA));
  }

  /**
   * Starts it again where it was, after it has died.
   *
   * @throws DatabaseFailure if it does not come up
   */
  public void restart() {
    try {
      writeInit(init, passwords);
      process.restart();
      awaitReady();
      Files.delete(init);
    } catch (IOException e) {
      throw new DatabaseFailure("The embedded database could not be started again: " + e, e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its last words, after it has died. */
  public String lastWords() {
    return process.lastWords();
  }

  /** Unix sockets have short paths; nobody uses this one, but mariadbd wants to make it. */
  private static Path socket(Path folder) throws IOException {
    Path near = folder.resolve("mariadbd.sock");
    return near.toString().length() < 100
        ? near
        : Files.createTempDirectory("opengeps").resolve("mariadbd.sock");
  }

  private static List<String> options(MariaDbBinary binary, Path data) {
    List<String> options =
        new ArrayList<>(
            List.of(
                binary.server().toString(),
                "--no-defaults",
                "--basedir=" + binary.base(),
                "--datadir=" + data.toAbsolutePath(),
                // two databases that are made at the same time must not share temporary files
                "--tmpdir=" + data.toAbsolutePath().getParent(),
                "--lc-messages-dir=" + binary.base().resolve("share"),
                // without this, 11.4 makes an RSA key at every start: 4 to 30 seconds
                "--skip-ssl",
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--sql-mode=STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"));
    if ("root".equals(System.getProperty("user.name"))) {
      options.add("--user=root");
    }
    return options;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      try (Connection ready = connect(access.application())) {
        return;
      } catch (SQLException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          String words = process.lastWords();
          close();
          throw new DatabaseFailure(
              "The embedded database did not start (" + process.log() + "):\n" + words, notYet);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private Connection connect(DatabaseAccess.Login login) throws SQLException {
    return DriverManager.getConnection(access.url(), login.user(), login.password());
  }

  /** How to reach it. */
  public DatabaseAccess access() {
    return access;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
