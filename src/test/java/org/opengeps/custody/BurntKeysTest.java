package org.opengeps.custody;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.app.database.Migrations;

/** What the database itself keeps, whatever the application does. */
class BurntKeysTest {
  private static final Path RUNTIME = Path.of("target", "test-runtime");
  @TempDir private static Path home;
  private static EmbeddedDatabase database;
  private static int ceremonies;
  private String ceremony;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(home, RUNTIME, List.of());
    Migrations.run(database.access());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aReadyCeremonyWithTwoKeys() throws SQLException {
    ceremony = "00000000-0000-4000-8000-%012d".formatted(++ceremonies);
    run(
        "INSERT INTO custody_ceremony VALUES ('%s', '1234567', UNHEX(SHA2('%s', 256)), REPEAT('d', 32), 2, 3, 2, 'READY',"
                .formatted(ceremony, ceremony)
            + " REPEAT('t', 32), NULL, '2025-06-01', '2025-08-01')");
    for (int number = 1; number <= 2; number++) {
      run(
          "INSERT INTO custody_pool_key VALUES ('%s', '%s', %d, RPAD('y%s', 33, '0'), 'v')"
              .formatted(key(number), ceremony, number, key(number)));
    }
    run(
        "INSERT INTO custody_rehearsal VALUES ('%s', '%s', '2025-06-01', '2025-06-02')"
            .formatted(ceremony, ceremony));
  }

  @Test
  void aKeyIsNeverBoundTwice() throws SQLException {
    bind(key(1), "R25BK00000001", "2025-06-03");
    assertThatThrownBy(() -> bind(key(1), "R25BK00000002", "2025-06-03"))
        .hasMessageContaining("PRIMARY");
    assertThatThrownBy(() -> bind(key(2), "R25BK00000001", "2025-06-03"))
        .hasMessageContaining("custody_binding_envelope");
  }

  @Test
  void aBurntKeyCannotBeFreedAgain() throws SQLException {
    bind(key(1), "R25BK10000001", "2025-06-03");
    assertThatThrownBy(() -> run("DELETE FROM custody_binding"))
        .hasMessageContaining("never removed");
    assertThatThrownBy(() -> run("UPDATE custody_binding SET tender = 'R25BK99999999'"))
        .hasMessageContaining("never changed");
    assertThatThrownBy(
            () -> run("REPLACE INTO custody_binding SELECT * FROM custody_binding LIMIT 1"))
        .hasMessageContaining("never removed");
    assertThatThrownBy(() -> run("TRUNCATE custody_binding")).hasMessageContaining("denied");
  }

  @Test
  void aKeyIsNotBoundWithoutAPassedRehearsal() throws SQLException {
    run("UPDATE custody_rehearsal SET passed_at = NULL WHERE session = '%s'".formatted(ceremony));
    assertThatThrownBy(() -> bind(key(1), "R25BK20000001", "2025-06-03"))
        .hasMessageContaining("passed rehearsal");
  }

  @Test
  void aKeyIsNotBoundAtTheInstantAtWhichItsPoolExpires() throws SQLException {
    assertThatThrownBy(() -> bind(key(1), "R25BK30000001", "2025-08-01"))
        .hasMessageContaining("expires");
    bind(key(1), "R25BK30000001", "2025-07-31 23:59:59.999999");
  }

  @Test
  void aPoolLivesNinetyDaysAtMost() {
    assertThatThrownBy(
            () ->
                run(
                    "UPDATE custody_ceremony SET expires_at = created_at + INTERVAL 91 DAY WHERE id = '%s'"
                        .formatted(ceremony)))
        .hasMessageContaining("custody_ceremony_expiry");
  }

  @Test
  void noPrivateGateKeyOfThirtyTwoBytesFitsWhereCiphertextsLie() throws SQLException {
    assertThatThrownBy(() -> run(binding(key(2), "R25BK40000001", "2025-06-03", 32)))
        .hasMessageContaining("custody_binding_ciphertext");
  }

  private String key(int number) {
    return "%030d%02d".formatted(ceremonies, number);
  }

  private static void bind(String key, String tender, String at) throws SQLException {
    run(binding(key, tender, at, 60));
  }

  private static String binding(String key, String tender, String at, int length) {
    return "INSERT INTO custody_binding VALUES ('%s', '%s', '0', 'price', RPAD('g%s', 33, '0'), REPEAT('c', %d), '%s')"
        .formatted(key, tender, key, length, at);
  }

  private static void run(String sql) throws SQLException {
    DatabaseAccess access = database.access();
    try (Connection connection =
            DriverManager.getConnection(
                access.url(), access.application().user(), access.application().password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
