package org.opengeps.app.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;

/** The log as its tables hold it, in the form in which readers of logs read it. */
final class TableLog implements LogSource, AutoCloseable {
  private static final String ENTRIES =
      "SELECT entry FROM ledger_entry WHERE position >= ? AND position < ? ORDER BY position";
  private static final String NODES =
      "SELECT hash FROM ledger_node WHERE position >= ? AND position < ? AND level = ? ORDER BY position";
  private final Connection connection;

  private TableLog(Connection connection) {
    this.connection = connection;
  }

  static TableLog of(DatabaseAccess access) throws SQLException {
    return new TableLog(
        DriverManager.getConnection(
            access.url(), access.application().user(), access.application().password()));
  }

  /** The committed head. */
  Checkpoint head(String origin) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT size, root FROM ledger_head");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Checkpoint(origin, row.getLong(1), Sha256.fromBytes(row.getBytes(2)));
    }
  }

  /** What the world was shown last; empty before the first time. */
  Optional<SignedNote> published() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1");
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(SignedNote.parse(row.getString(1))) : Optional.empty();
    }
  }

  @Override
  public byte[] get(String path) throws IOException {
    try {
      TilePath tile = TilePath.parse(path);
      List<byte[]> values = values(tile);
      if (values.size() != tile.width()) {
        throw new IOException("the tables lack a part of it");
      }
      return tile.isEntries() ? Tiles.bundle(values) : joined(values);
    } catch (SQLException | LogFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<byte[]> values(TilePath tile) throws SQLException {
    long from = tile.index() * TilePath.FULL;
    try (PreparedStatement statement =
        connection.prepareStatement(tile.isEntries() ? ENTRIES : NODES)) {
      statement.setLong(1, from);
      statement.setLong(2, from + tile.width());
      if (!tile.isEntries()) {
        statement.setInt(3, tile.level() * TilePath.HEIGHT);
      }
      List<byte[]> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getBytes(1));
        }
      }
      return values;
    }
  }

  private static byte[] joined(List<byte[]> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    values.forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
