package org.opengeps.app.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.opengeps.app.database.DatabaseAccess;

/** Runs the statements of a backup in an empty schema, as its owner. */
final class SqlLoad implements AutoCloseable {
  private final Connection connection;

  private SqlLoad(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws BackupFailure if the database cannot be reached or has tables already
   */
  static SqlLoad into(DatabaseAccess access) throws SQLException {
    Connection connection;
    try {
      connection =
          DriverManager.getConnection(
              access.url(), access.owner().user(), access.owner().password());
    } catch (SQLException e) {
      throw new BackupFailure(
          BackupFailure.Reason.DATABASE, "The database cannot be reached: " + e.getMessage(), e);
    }
    SqlLoad load = new SqlLoad(connection);
    String tables =
        "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()";
    if (load.number(tables) > 0) {
      connection.close();
      throw new BackupFailure(
          BackupFailure.Reason.USAGE,
          "The database is not empty; name one without tables. Nothing is ever written over.");
    }
    return load;
  }

  void run(BufferedReader in) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      StringBuilder block = new StringBuilder();
      boolean inBlock = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("DELIMITER ")) {
          inBlock = line.endsWith(SqlDump.DELIMITER);
        } else if (inBlock && line.equals(SqlDump.DELIMITER)) {
          statement.execute(block.toString());
          block.setLength(0);
        } else if (inBlock) {
          block.append(line).append('\n');
        } else if (!line.startsWith("--")) {
          statement.execute(line.substring(0, line.length() - 1));
        }
      }
    }
  }

  /**
   * Counts what came back.
   *
   * @throws BackupFailure naming the first table with another number of rows, or saying how many
   *     documents are not what their names say
   */
  void check(List<Manifest.TableRows> tables) throws SQLException {
    for (Manifest.TableRows table : tables) {
      long rows = number("SELECT COUNT(*) FROM " + SqlText.name(table.table()));
      if (rows != table.rows()) {
        throw new BackupFailure(
            BackupFailure.Reason.REFUSED,
            "The table " + table.table() + " has " + rows + " rows, not " + table.rows() + ".");
      }
    }
    long changed =
        number("SELECT COUNT(*) FROM document WHERE sha256 <> UNHEX(SHA2(content, 256))");
    if (changed > 0) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED,
          changed + " documents of the database are not those that their hashes name.");
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
