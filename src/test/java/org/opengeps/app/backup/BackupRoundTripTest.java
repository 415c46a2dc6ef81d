package org.opengeps.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;
import org.opengeps.kernel.Sha256;

/**
 * One installation with a log of 300 entries, backed up while its database runs, and brought back
 * into an empty schema of another one.
 */
class BackupRoundTripTest {
  private static final Path RUNTIME = Path.of("target", "test-runtime");
  private static final int ENTRIES = 300;
  private static final String UPLOAD = "0b8f5e1e-6d7c-4e0f-9a37-1f0c1b2d3e4f";
  private static final byte[] FILE = "암호문 한 조각".getBytes(StandardCharsets.UTF_8);
  private static final PlantedLog LOG = new PlantedLog();
  private static final byte[] LONG = new byte[2 * SqlText.PIECE + 17];

  @TempDir private static Path folder;
  private static Path home;
  private static Path backup;
  private static Path keys;
  private static EmbeddedDatabase database;
  private static DatabaseAccess other;
  private static MakeBackup.Made made;
  @TempDir private Path here;

  @BeforeAll
  static void install() throws Exception {
    home = Files.createDirectories(folder.resolve("자료"));
    database = EmbeddedDatabase.start(home, RUNTIME, List.of());
    Migrations.run(database.access());
    LOG.growTo(ENTRIES, database.access());
    LOG.writeTrust(home);
    plant();
    backup = folder.resolve("백업");
    keys = folder.resolve("열쇠");
    made =
        new MakeBackup(home, backup, home.resolve("trust/trust.json"))
            .run(database.access(), "OpenGePS test");
    Files.writeString(home.resolve("keys/로그.key"), "secret");
    KeysBackup.make(home, keys, Instant.EPOCH);
    otherSchema();
  }

  @AfterAll
  static void end() {
    database.close();
  }

  /**
   * What is hard to copy: signs, bytes, fractions, NULL, a value longer than a statement's piece.
   */
  private static void plant() throws Exception {
    new Random(1).nextBytes(LONG);
    document(LONG);
    document("제안서\0\n\r\u001a'\\\"`$$".getBytes(StandardCharsets.UTF_8));
    document(new byte[0]);
    run(
        database.access(),
        "INSERT INTO upload VALUES ('"
            + UPLOAD
            + "', 'notice', REPEAT(CHAR(0), 32), REPEAT(CHAR(255), 32), '2026-03-02 00:00:00.007')",
        "INSERT INTO ledger_queue VALUES (NEXTVAL(ledger_queue_position), FALSE, 'test', '한글\\'\\\\\\n', 'x', NULL, NULL)");
    Path file = home.resolve("uploads").resolve(UPLOAD).resolve(Sha256.of(FILE).hex());
    Files.createDirectories(file.getParent());
    Files.write(file, FILE);
    String row = "INSERT INTO upload_file VALUES ('" + UPLOAD + "', x'%s', %d, %s, FALSE)";
    run(
        database.access(),
        row.formatted(Sha256.of(FILE).hex(), FILE.length, "TRUE"),
        row.formatted(Sha256.ofText("half").hex(), 4, "FALSE"));
  }

  private static void document(byte[] content) throws SQLException {
    try (Connection connection = owner(database.access());
        PreparedStatement row =
            connection.prepareStatement("INSERT INTO document VALUES (?, ?, ?)")) {
      row.setBytes(1, Sha256.of(content).bytes());
      row.setInt(2, content.length);
      row.setBytes(3, content);
      row.executeUpdate();
    }
  }

  /** Schemas are many, databases few: the owner's login of this one owns nothing else. */
  private static void otherSchema() throws Exception {
    Path root = Files.createDirectories(folder.resolve("other"));
    String init =
        "CREATE DATABASE empty;CREATE USER 'new'@'127.0.0.1' IDENTIFIED BY 'x';"
            + "GRANT ALL ON empty.* TO 'new'@'127.0.0.1';";
    Path users = Files.writeString(root.resolve("users.sql"), init.replace(";", ";\n"));
    database.close();
    database =
        EmbeddedDatabase.start(home, RUNTIME, List.of("--init-file=" + users.toAbsolutePath()));
    var login = new DatabaseAccess.Login("new", "x");
    String url = database.access().url().replace("/opengeps?", "/empty?");
    // the last --init-file counts: the first database's own users are there since its first start
    other = new DatabaseAccess(url, login, login);
  }

  private Completeness.Judgement restore(Path from, Optional<Path> witness) throws Exception {
    run(other, "DROP DATABASE empty", "CREATE DATABASE empty");
    var wish =
        new RestoreBackup.Wish(
            from,
            Optional.of(keys),
            here.resolve("새 자료"),
            Optional.of(made.manifest()),
            witness.map(Path::toString),
            Optional.empty());
    return new RestoreBackup(wish, step -> {}).run(Optional.of(other));
  }

  private Optional<Path> witness(org.opengeps.protocol.log.SignedNote note) throws IOException {
    return Optional.of(LOG.witnessed(here.resolve("witnessed"), note));
  }

  @Test
  void everyRowFileAndKeyComesBackAndTheLogIsWhereTheWitnessLastSawIt() throws Exception {
    Completeness.Judgement judgement = restore(backup, witness(LOG.note(ENTRIES)));
    assertThat(judgement.outcome()).isEqualTo(Completeness.Outcome.COMPLETE);
    assertThat(judgement.lines())
        .containsExactly(
            "complete: the log is at 300 entries, as the witness last saw at 2026-03-02T01:00:00Z.");
    Path back = here.resolve("새 자료");
    assertThat(back.resolve("uploads").resolve(UPLOAD).resolve(Sha256.of(FILE).hex()))
        .hasBinaryContent(FILE);
    assertThat(back.resolve("keys/로그.key")).hasContent("secret");
    assertThat(back.resolve("trust/trust.json"))
        .hasSameBinaryContentAs(home.resolve("trust/trust.json"));
    assertThat(back.resolve(RestoreBackup.UNFINISHED)).doesNotExist();
    for (String table : tables(database.access())) {
      assertThat(checksum(other, table)).as(table).isEqualTo(checksum(database.access(), table));
    }
    assertThat(definitions(other)).isEqualTo(definitions(database.access())).hasSizeGreaterThan(80);
    assertThatThrownBy(() -> run(other, "DELETE FROM ledger_entry"))
        .hasMessageContaining("never deleted");
    assertThat(number(other, "SELECT NEXTVAL(ledger_queue_position)"))
        .as("a position that was never given")
        .isGreaterThan(number(other, "SELECT MAX(position) FROM ledger_queue"));
  }

  @Test
  void whatTheWitnessHasSeenSinceIsSaidToBeMissing() throws Exception {
    Completeness.Judgement judgement = restore(backup, witness(LOG.noteAhead(40)));
    assertThat(judgement.outcome()).isEqualTo(Completeness.Outcome.READ_ONLY);
    assertThat(judgement.lines())
        .contains(
            "behind by 40 entries since 2026-03-02T04:59:00Z.",
            "The log came back with 300 entries; the witness cosigned 340 at 2026-03-02T01:00:00Z.");
    assertThat(String.join("\n", judgement.lines())).contains("entries 300 to 339", "read-only");
  }

  @Test
  void theBackupsOwnCheckpointIsNoWitnessOfWhatCameAfterIt() throws Exception {
    Completeness.Judgement judgement =
        restore(backup, Optional.of(backup.resolve(Manifest.CHECKPOINT)));
    assertThat(judgement.outcome()).isEqualTo(Completeness.Outcome.NOT_COMPARED);
    assertThat(judgement.lines().get(0)).contains("what the backup holds itself");
  }

  @Test
  void aDatabaseOfAnotherLogThanTheTrustFileIsNotBackedUp() throws Exception {
    new PlantedLog().writeTrust(here);
    Path foreign = here.resolve("trust/trust.json");
    assertThatThrownBy(
            () ->
                new MakeBackup(home, here.resolve("나쁨"), foreign)
                    .run(database.access(), "OpenGePS test"))
        .hasMessageContaining("OPENGEPS_DB_URL");
  }

  @Test
  void withoutAWitnessThatAnswersOrIsBelievedNothingIsCalledComplete() throws Exception {
    Completeness.Judgement judgement = restore(backup, Optional.empty());
    assertThat(judgement.outcome()).isEqualTo(Completeness.Outcome.NOT_COMPARED);
    Path foreign = here.resolve("foreign");
    PlantedLog stranger = new PlantedLog();
    stranger.witnessed(
        foreign,
        stranger.note(
            new org.opengeps.protocol.log.Checkpoint("log.test", 1, Sha256.ofText("root"))));
    Files.move(here.resolve("새 자료"), here.resolve("first"));
    judgement = restore(backup, Optional.of(foreign));
    assertThat(judgement.outcome()).isEqualTo(Completeness.Outcome.NOT_COMPARED);
    assertThat(judgement.lines().get(0)).contains("a head that this log did not sign");
  }

  @Test
  void anotherHistoryUnderTheWitnessesHeadIsAForkAndLeavesTheFolderUnfinished() {
    var fork = new org.opengeps.protocol.log.Checkpoint("log.test", 299, Sha256.ofText("fork"));
    assertThatThrownBy(() -> restore(backup, witness(LOG.note(fork))))
        .isInstanceOf(BackupFailure.class)
        .hasMessageContaining("the log has forked");
    assertThat(here.resolve("새 자료").resolve(RestoreBackup.UNFINISHED)).exists();
  }

  @Test
  void aFlippedByteIsRefusedWithTheNameOfItsFileAndNothingIsWritten() throws Exception {
    String upload = "uploads/" + UPLOAD + "/" + Sha256.of(FILE).hex();
    for (String name :
        List.of(Manifest.DATABASE, Manifest.UPLOADS, Manifest.TRUST, upload, Manifest.NAME)) {
      Path file = backup.resolve(name);
      flip(file);
      try {
        assertThatThrownBy(() -> restore(backup, Optional.empty()))
            .as(name)
            .isInstanceOf(BackupFailure.class)
            .hasMessageContaining(name + " has changed");
        assertThat(here.resolve("새 자료")).doesNotExist();
      } finally {
        flip(file);
      }
    }
    flip(keys.resolve("로그.key"));
    try {
      assertThatThrownBy(() -> restore(backup, Optional.empty()))
          .hasMessageContaining("the key file 로그.key has changed");
    } finally {
      flip(keys.resolve("로그.key"));
    }
    assertThat(CheckBackup.findings(backup, Optional.of(made.manifest()))).isEmpty();
  }

  @Test
  void sha256sumReadsTheListOfUploads() throws Exception {
    Process process =
        new ProcessBuilder("sha256sum", "-c", "--quiet", Manifest.UPLOADS)
            .directory(backup.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(backup.resolve(Manifest.UPLOADS)).content().hasLineCount(1);
  }

  @Test
  void placesThatAreNoPlacesForABackupAreRefusedWithTheReason() {
    Path trust = home.resolve("trust/trust.json");
    assertThatThrownBy(() -> new MakeBackup(home, backup, trust).run(database.access(), "test"))
        .hasMessageContaining("not an empty folder");
    Path within = home.resolve("backup");
    assertThatThrownBy(() -> new MakeBackup(home, within, trust).run(database.access(), "test"))
        .hasMessageContaining("lost with it");
    assertThatThrownBy(() -> KeysBackup.requireApart(backup.resolve("keys"), backup))
        .hasMessageContaining("can open gate keys");
    assertThatThrownBy(() -> Folders.requireRoom(folder, Long.MAX_VALUE / 2))
        .isInstanceOfSatisfying(
            BackupFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(BackupFailure.Reason.NO_ROOM));
  }

  @Test
  void aFileThatTheDatabaseNamesAndTheDiskHasNotMakesNoBackup() throws Exception {
    Path file = home.resolve("uploads").resolve(UPLOAD).resolve(Sha256.of(FILE).hex());
    Path aside = Files.move(file, folder.resolve("aside"));
    Path to = here.resolve("to");
    try {
      assertThatThrownBy(
              () ->
                  new MakeBackup(home, to, home.resolve("trust/trust.json"))
                      .run(database.access(), "test"))
          .hasMessageContaining("names a file that is not there");
      assertThat(to.resolve(Manifest.NAME)).doesNotExist();
      assertThatThrownBy(() -> CheckBackup.findings(to, Optional.empty()))
          .hasMessageContaining("no whole backup");
    } finally {
      Files.move(aside, file);
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int one = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(one ^ 1);
    }
  }

  private static List<String> tables(DatabaseAccess access) throws SQLException {
    return strings(
        access,
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'");
  }

  private static String checksum(DatabaseAccess access, String table) throws SQLException {
    String answer = strings(access, "CHECKSUM TABLE " + table + " EXTENDED", 2).get(0);
    return answer + " " + number(access, "SELECT COUNT(*) FROM " + table);
  }

  /** What the tables promise, and the bodies of their triggers. */
  private static List<String> definitions(DatabaseAccess access) throws SQLException {
    List<String> all =
        new ArrayList<>(
            strings(
                access,
                "SELECT CONCAT(TRIGGER_NAME, EVENT_MANIPULATION, ACTION_TIMING, SQL_MODE, ACTION_STATEMENT)"
                    + " FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY TRIGGER_NAME"));
    for (String table : tables(access)) {
      all.add(strings(access, "SHOW CREATE TABLE " + table, 2).get(0));
    }
    return all;
  }

  private static List<String> strings(DatabaseAccess access, String query) throws SQLException {
    return strings(access, query, 1);
  }

  private static List<String> strings(DatabaseAccess access, String query, int column)
      throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = owner(access);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        all.add(rows.getString(column));
      }
    }
    return all;
  }

  private static long number(DatabaseAccess access, String query) throws SQLException {
    return Long.parseLong(strings(access, query).get(0));
  }

  private static void run(DatabaseAccess access, String... statements) throws SQLException {
    try (Connection connection = owner(access);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static Connection owner(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(
        access.url(), access.owner().user(), access.owner().password());
  }
}
