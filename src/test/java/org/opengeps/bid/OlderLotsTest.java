package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;

/** What the update makes of lots and files that were there before anything was destroyed. */
class OlderLotsTest {
  private static final Path RUNTIME = Path.of("target", "test-runtime");
  @TempDir private static Path home;

  @Test
  void lotsWhoseLawSaysNoTimeAndFilesOfUnknownLotsAreKept() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, RUNTIME, List.of())) {
      DatabaseAccess access = database.access();
      migrate(access, "157");
      run(
          access,
          "SET foreign_key_checks = 0",
          lot("R24BK00000001", "failed", "2024-02-28 03:04:05.678912"),
          "INSERT INTO upload VALUES ('bids', 'bid', REPEAT('a', 32), REPEAT('b', 32), '2024-02-01')",
          file("bids", "opened long ago", true),
          file("bids", "never submitted", false),
          "INSERT INTO upload VALUES ('documents', 'notice', REPEAT('c', 32), REPEAT('b', 32), '2024-02-01')",
          file("documents", "a document", true));
      migrate(access, "164");
      run(
          access,
          "SET foreign_key_checks = 0",
          lot("R25BK00000002", "failed", "2025-06-12 03:04:05.678912"),
          "UPDATE notice_lot SET kept_until = '2030-06-12 15:00:00' WHERE tender = 'R25BK00000002'",
          file("bids", "of this version", true),
          "INSERT INTO bid_file VALUES ('R25BK00000002', '0', UNHEX(SHA2('of this version', 256)))");
      assertThat(list(access, "SELECT CAST(kept_until AS CHAR) FROM notice_lot ORDER BY tender"))
          .containsExactly("2029-02-28 03:04:05.678", "2030-06-12 15:00:00.000");

      Migrations.run(access);
      assertThat(list(access, "SELECT CAST(kept_until AS CHAR) FROM notice_lot ORDER BY tender"))
          .containsExactly("null", "2030-06-12 15:00:00.000");
      String of =
          "SELECT CONCAT(tender, lot, ' ', undecided, ' ', stands) FROM bid_file WHERE sha256 = ";
      assertThat(list(access, of + hash("opened long ago")))
          .as("of no lot, so that no lot that ends destroys it")
          .containsExactly(" 0 1");
      assertThat(list(access, of + hash("of this version"))).containsExactly("R25BK000000020 0 1");
      assertThat(list(access, "SELECT COUNT(*) FROM bid_file")).containsExactly("2");
    }
  }

  private static void migrate(DatabaseAccess access, String version) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static String lot(String tender, String state, String since) {
    return "INSERT INTO notice_lot (tender, lot, state, state_since, since_order) VALUES ('%s', '0', '%s', '%s', '000')"
        .formatted(tender, state, since);
  }

  private static String file(String upload, String name, boolean needed) {
    return "INSERT INTO upload_file VALUES ('%s', %s, 5, TRUE, %s)"
        .formatted(upload, hash(name), needed);
  }

  private static String hash(String name) {
    return "UNHEX(SHA2('" + name + "', 256))";
  }

  private static void run(DatabaseAccess access, String... statements) throws SQLException {
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> list(DatabaseAccess access, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }

  private static Connection connect(DatabaseAccess access) throws SQLException {
    return DriverManager.getConnection(
        access.url(), access.owner().user(), access.owner().password());
  }
}
