package org.opengeps.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.SignedNote;

/** The tables of the log, seen and bent by the owner of the database from outside. */
final class LogTables {
  private final DatabaseAccess database;

  LogTables(DatabaseAccess database) {
    this.database = database;
  }

  /** A connection as the owner. */
  Connection owner() throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.owner().user(), database.owner().password());
  }

  /** Public facts that wait for the log. */
  void queue(String... subjects) throws SQLException {
    String insert =
        "INSERT INTO ledger_queue (position, secret, kind, subject, entry) VALUES (NEXTVAL(ledger_queue_position), FALSE, 'test', ?, ?)";
    try (Connection connection = owner();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      for (String subject : subjects) {
        var entry =
            new LedgerEntry(
                "test",
                subject,
                Instant.EPOCH,
                Sha256.ofText(subject),
                JsonObject.builder().build());
        statement.setString(1, subject);
        statement.setBytes(2, entry.canonical());
        statement.executeUpdate();
      }
    }
  }

  /** Entries that are committed. */
  long size() throws SQLException {
    return head().size();
  }

  /** Size and root that are committed. */
  record Head(long size, Sha256 root) {}

  Head head() throws SQLException {
    try (Connection connection = owner();
        var rows =
            connection.createStatement().executeQuery("SELECT size, root FROM ledger_head")) {
      rows.next();
      return new Head(rows.getLong(1), Sha256.fromBytes(rows.getBytes(2)));
    }
  }

  /** Every head that was ever published. */
  List<Head> published() throws SQLException {
    List<Head> all = new ArrayList<>();
    try (Connection connection = owner();
        var rows =
            connection.createStatement().executeQuery("SELECT note FROM ledger_checkpoint")) {
      while (rows.next()) {
        all.add(headOf(SignedNote.parse(rows.getBytes(1))));
      }
    }
    return all;
  }

  /** What a checkpoint commits to. */
  static Head headOf(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    return new Head(checkpoint.size(), checkpoint.root());
  }

  /**
   * What the restore of an older backup does to the tables of the log. The database's owner can;
   * the application's user cannot.
   */
  void setBack(long size) throws SQLException {
    try (Connection connection = owner();
        var statement = connection.createStatement()) {
      for (String table : List.of("entry", "fact", "node", "checkpoint")) {
        statement.execute("DROP TRIGGER ledger_" + table + "_kept");
      }
      statement.execute("DROP TRIGGER ledger_head_forward");
      statement.execute("DELETE FROM ledger_entry WHERE position >= " + size);
      statement.execute("DELETE FROM ledger_fact WHERE position >= " + size);
      statement.execute("DELETE FROM ledger_node WHERE (position + 1) << level > " + size);
      statement.execute("DELETE FROM ledger_checkpoint WHERE size > " + size);
      statement.execute("UPDATE ledger_head SET size = " + size);
    }
  }

  /** Flips a bit of the hash of a stored subtree, as a broken disk does. */
  void breakNode(int level, long position) throws SQLException {
    try (Connection connection = owner();
        var statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER ledger_node_fixed");
      statement.execute(
          "UPDATE ledger_node SET hash = INSERT(hash, 1, 1, CHAR(ASCII(SUBSTRING(hash, 1, 1)) ^ 1))"
              + " WHERE level = "
              + level
              + " AND position = "
              + position);
    }
  }
}
