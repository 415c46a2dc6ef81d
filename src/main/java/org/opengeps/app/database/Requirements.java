package org.opengeps.app.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the engine relies on in a database that somebody else has set up. Without these it would run
 * and be wrong in rare moments, so it does not run.
 */
final class Requirements {
  private static final String CONNECTION_LOST = "08";

  /**
   * @param expression over session variables, true when the requirement holds
   * @param remedy what to change
   */
  private record Requirement(String expression, String remedy) {}

  private static final List<Requirement> ALL =
      List.of(
          new Requirement(
              "@@tx_isolation = 'READ-COMMITTED'",
              "start it with --transaction-isolation=READ-COMMITTED"),
          new Requirement(
              "@@sql_mode LIKE '%STRICT_%'", "its sql_mode must contain STRICT_ALL_TABLES"),
          new Requirement(
              "TIMEDIFF(NOW(), UTC_TIMESTAMP()) = 0",
              "its time zone must be UTC: append ?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true to the URL"),
          new Requirement(
              "@@character_set_database = 'utf8mb4'",
              "create the schema with CHARACTER SET utf8mb4, or start it with --character-set-server=utf8mb4"),
          new Requirement(
              "@@max_allowed_packet >= 64 * 1024 * 1024",
              "start it with --max-allowed-packet=64M or more"));

  private Requirements() {}

  /**
   * @throws DatabaseFailure with a sentence, if the user cannot log in or the database is set up
   *     otherwise
   */
  static void check(String url, DatabaseAccess.Login login) {
    try (Connection connection = DriverManager.getConnection(url, login.user(), login.password())) {
      for (Requirement requirement : ALL) {
        if (!holds(connection, requirement.expression())) {
          throw new DatabaseFailure(
              "The database is not set up as the engine needs it: " + requirement.remedy() + ".");
        }
      }
    } catch (SQLException e) {
      boolean unreachable = e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_LOST);
      throw new DatabaseFailure(
          unreachable
              ? "The database at " + bare(url) + " cannot be reached: " + e.getMessage()
              : "The database cannot be used as " + login + ": " + e.getMessage(),
          e);
    }
  }

  private static boolean holds(Connection connection, String expression) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT " + expression)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** Without the options, among which somebody may have written a password. */
  private static String bare(String url) {
    return url.split("\\?", 2)[0];
  }
}
