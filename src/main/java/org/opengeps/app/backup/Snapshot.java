package org.opengeps.app.backup;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;

/**
 * One state of the database while others go on writing: rows, head of the log and names of files
 * are read in one transaction. Two connections, or a program beside this one, could share a state
 * only with rights that the owner of the schema does not have.
 */
final class Snapshot implements AutoCloseable {
  private final Connection connection;
  private final Instant at;

  private Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    this.at =
        one("SELECT UTC_TIMESTAMP(3)", row -> row.getObject(1, LocalDateTime.class))
            .orElseThrow()
            .toInstant(ZoneOffset.UTC);
  }

  /**
   * @throws BackupFailure if the database cannot be reached
   */
  static Snapshot open(DatabaseAccess access) throws SQLException {
    Connection connection;
    try {
      connection =
          DriverManager.getConnection(
              access.url(), access.owner().user(), access.owner().password());
    } catch (SQLException e) {
      throw new BackupFailure(
          BackupFailure.Reason.DATABASE, "The database cannot be reached: " + e.getMessage(), e);
    }
    try (Statement statement = connection.createStatement()) {
      // a slow disk of the backup must not end the answer
      statement.execute("SET SESSION net_write_timeout = 3600, wait_timeout = 28800");
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      return new Snapshot(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** When it was taken, by the database's clock. */
  Instant at() {
    return at;
  }

  /** Names of the scripts that were run, in their order. */
  List<String> schema() throws SQLException {
    return strings(
        "SELECT script FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank");
  }

  LogAt log(String origin) throws SQLException {
    Checkpoint head =
        one(
                "SELECT size, root FROM ledger_head",
                row -> new Checkpoint(origin, row.getLong(1), Sha256.fromBytes(row.getBytes(2))))
            .orElseThrow();
    Optional<Instant> last =
        one(
            "SELECT entry FROM ledger_entry ORDER BY position DESC LIMIT 1",
            row -> LedgerEntry.parse(row.getBytes(1)).at());
    return new LogAt(head, last);
  }

  /** The newest published checkpoint; empty before the first. */
  Optional<String> checkpoint() throws SQLException {
    return one(
        "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1", row -> row.getString(1));
  }

  /** Names of one kind: {@code BASE TABLE}, {@code SEQUENCE}. */
  List<String> named(String kind) throws SQLException {
    return strings(
        "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = '"
            + kind
            + "' ORDER BY TABLE_NAME");
  }

  /** What somebody has put beside the program's tables, which never has such. */
  List<String> leftOut() throws SQLException {
    return strings(
        "SELECT CONCAT(LOWER(TABLE_TYPE), ' ', TABLE_NAME) FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE NOT IN ('BASE TABLE', 'SEQUENCE')"
            + " UNION ALL SELECT CONCAT(LOWER(ROUTINE_TYPE), ' ', ROUTINE_NAME) FROM information_schema.ROUTINES"
            + " WHERE ROUTINE_SCHEMA = DATABASE()"
            + " UNION ALL SELECT CONCAT('event ', EVENT_NAME) FROM information_schema.EVENTS"
            + " WHERE EVENT_SCHEMA = DATABASE()");
  }

  /** What the tables take on the database's disk, as it estimates. */
  long databaseBytes() throws SQLException {
    return one(
            "SELECT COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0) FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = DATABASE()",
            row -> row.getLong(1))
        .orElseThrow();
  }

  /** Bytes of all complete uploads. */
  long uploadBytes() throws SQLException {
    return one(
            "SELECT COALESCE(SUM(size), 0) FROM upload_file WHERE complete", row -> row.getLong(1))
        .orElseThrow();
  }

  /** One line for each complete upload. */
  void writeUploads(Writer out) throws SQLException, IOException {
    try (Statement statement = streaming();
        ResultSet rows =
            statement.executeQuery(
                "SELECT upload, sha256 FROM upload_file WHERE complete ORDER BY upload, sha256")) {
      while (rows.next()) {
        var upload = new NamedUpload(rows.getString(1), Sha256.fromBytes(rows.getBytes(2)));
        out.write(upload.line() + "\n");
      }
    }
  }

  /** The whole database as statements. */
  List<Manifest.TableRows> write(Writer out) throws SQLException, IOException {
    return new SqlDump(this, out).write();
  }

  /** Rows come one after the other instead of all at once. */
  Statement streaming() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setFetchSize(10);
    return statement;
  }

  /** What is read from a row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String query, Reader<T> reader) throws SQLException {
    List<T> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        all.add(reader.read(rows));
      }
    }
    return all;
  }

  <T> Optional<T> one(String query, Reader<T> reader) throws SQLException {
    return list(query, reader).stream().findFirst();
  }

  private List<String> strings(String query) throws SQLException {
    return list(query, row -> row.getString(1));
  }

  /**
   * Whether the database, as it is by now, still names an upload. Waits for whoever destroys it at
   * the moment: the file goes before its row.
   */
  static boolean stillNames(DatabaseAccess access, NamedUpload upload) throws SQLException {
    try (Connection fresh =
            DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
        Statement statement = fresh.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM upload_file WHERE upload = "
                    + SqlText.text(upload.upload())
                    + " AND sha256 = x'"
                    + HexFormat.of().formatHex(upload.sha256().bytes())
                    + "' LOCK IN SHARE MODE")) {
      return rows.next();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
