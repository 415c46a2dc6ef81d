package org.opengeps.app.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.opengeps.app.database.DatabaseAccess;

/** What the database says of itself, asked from outside of the engine. */
final class Database {
  private static final List<String> DURABILITY =
      List.of(
          "version",
          "innodb_flush_log_at_trx_commit",
          "sync_binlog",
          "log_bin",
          "innodb_doublewrite",
          "innodb_flush_method",
          "innodb_buffer_pool_size",
          "transaction_isolation");

  private final DatabaseAccess access;

  private Database(DatabaseAccess access) {
    this.access = access;
  }

  static Database of(DatabaseAccess access) {
    return new Database(access);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        access.url(), access.owner().user(), access.owner().password());
  }

  /** What decides whether a commit is on the disk when it is reported. */
  Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : DURABILITY) {
      String value = shown("SHOW GLOBAL VARIABLES LIKE ?", name);
      if (!value.isEmpty()) {
        all.put("MariaDB " + name, value);
      }
    }
    return all;
  }

  /** Counters since it started, by their names. */
  Map<String, Long> counters(Predicate<String> wanted) {
    Map<String, Long> found = new LinkedHashMap<>();
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("SHOW GLOBAL STATUS");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (wanted.test(rows.getString(1))) {
          found.put(rows.getString(1), rows.getLong(2));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
    }
  }

  private String shown(String query, String name) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(2) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
    }
  }

  /** A single number. */
  long number(String query) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
    }
  }
}
