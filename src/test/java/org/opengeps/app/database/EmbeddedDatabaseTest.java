package org.opengeps.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static final Path RUNTIME = Path.of("target", "test-runtime");
  @TempDir private Path home;

  @Test
  void aSurvivorOfAKilledServerIsEndedAndItsCommitsAreThere() throws SQLException {
    EmbeddedDatabase first = EmbeddedDatabase.start(home, RUNTIME, List.of());
    Migrations.run(first.access());
    execute(
        first,
        first.access().application(),
        "INSERT INTO document VALUES (REPEAT('a', 32), 1, 'x')");
    ProcessHandle survivor = ProcessHandle.of(first.pid()).orElseThrow();

    try (EmbeddedDatabase second = EmbeddedDatabase.start(home, RUNTIME, List.of())) {
      assertThat(survivor.isAlive()).as("the first mariadbd").isFalse();
      assertThat(Migrations.run(second.access())).as("scripts run again").isZero();
      assertThat(count(second, "document")).isEqualTo(1);
    }
  }

  @Test
  void theApplicationCanWriteRowsButNotDropOrEmptyTables() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, RUNTIME, List.of())) {
      assertThat(Migrations.run(database.access())).isPositive();
      DatabaseAccess.Login application = database.access().application();
      for (String forbidden :
          List.of("DROP TABLE document", "TRUNCATE document", "CREATE TABLE t (i INT)")) {
        assertThatThrownBy(() -> execute(database, application, forbidden))
            .as(forbidden)
            .hasMessageContaining("denied");
      }
    }
  }

  private static void execute(EmbeddedDatabase database, DatabaseAccess.Login login, String sql)
      throws SQLException {
    try (Connection connection = connect(database, login);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedDatabase database, String table) throws SQLException {
    try (Connection connection = connect(database, database.access().application());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database, DatabaseAccess.Login login)
      throws SQLException {
    return DriverManager.getConnection(database.access().url(), login.user(), login.password());
  }
}
