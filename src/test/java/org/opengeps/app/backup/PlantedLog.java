package org.opengeps.app.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/** A log in the tables of an installation, as the engine writes one, with keys of its own. */
final class PlantedLog {
  static final Instant BEGINNING = Instant.parse("2026-03-02T00:00:00Z");
  private final NoteSigner log = NoteSigner.generate("log.test", NoteKey.Kind.LOG, random());
  private final NoteSigner witness =
      NoteSigner.generate("witness.test", NoteKey.Kind.COSIGNATURE, random());
  private final List<byte[]> entries = new ArrayList<>();

  private static SecureRandom random() {
    return new SecureRandom();
  }

  /** A data folder's trust file. */
  void writeTrust(Path home) throws IOException {
    Trust trust =
        new Trust(
            "log.test",
            log.key().toString(),
            List.of(witness.key().toString()),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    Files.createDirectories(home.resolve("trust"));
    Files.write(home.resolve("trust/trust.json"), trust.json().canonical());
  }

  /** An entry a minute from the beginning on; the log of the tables grows to that size. */
  void growTo(int size, DatabaseAccess database) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            database.url(), database.owner().user(), database.owner().password())) {
      for (int i = entries.size(); i < size; i++) {
        byte[] entry = entry(i).canonical();
        entries.add(entry);
        insert(connection, i, entry);
      }
      MerkleTree tree = tree(size);
      for (int level = 0; 1L << level <= size; level++) {
        for (long i = 0; (i + 1) << level <= size; i++) {
          node(connection, level, i, tree.node(level, i));
        }
      }
      head(connection, size, tree.root());
      checkpoint(connection, size);
    }
  }

  private static LedgerEntry entry(int i) {
    return new LedgerEntry(
        "test",
        "공고-" + i,
        BEGINNING.plusSeconds(60L * i),
        Sha256.ofText("문서 " + i),
        JsonObject.builder().put("title", "도로 포장 공사 " + i).build());
  }

  private static void insert(Connection connection, int i, byte[] entry) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement(
            "INSERT INTO ledger_entry (position, kind, subject, entry) VALUES (?, 'test', ?, ?)")) {
      row.setLong(1, i);
      row.setString(2, "공고-" + i);
      row.setBytes(3, entry);
      row.executeUpdate();
    }
  }

  private static void node(Connection connection, int level, long i, Sha256 hash)
      throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("INSERT IGNORE INTO ledger_node VALUES (?, ?, ?)")) {
      row.setInt(1, level);
      row.setLong(2, i);
      row.setBytes(3, hash.bytes());
      row.executeUpdate();
    }
  }

  private static void head(Connection connection, int size, Sha256 root) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("UPDATE ledger_head SET size = ?, root = ?")) {
      row.setLong(1, size);
      row.setBytes(2, root.bytes());
      row.executeUpdate();
    }
  }

  private void checkpoint(Connection connection, int size) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("INSERT INTO ledger_checkpoint VALUES (?, ?, NOW(3))")) {
      row.setLong(1, size);
      row.setString(2, note(size).toString());
      row.executeUpdate();
    }
  }

  private MerkleTree tree(int size) {
    return MerkleTree.ofValues(entries.subList(0, size));
  }

  /** What the witness cosigned when the log had that size, an hour after the beginning. */
  SignedNote note(int size) {
    return note(new Checkpoint("log.test", size, tree(size).root()));
  }

  /** The same over anything. */
  SignedNote note(Checkpoint checkpoint) {
    return SignedNote.sign(checkpoint.text(), log)
        .with(List.of(witness.cosign(checkpoint.text(), BEGINNING.plusSeconds(3600))));
  }

  /** As a file that the witness's operator hands out. */
  Path witnessed(Path file, SignedNote note) throws IOException {
    return Files.writeString(file, note.toString(), StandardCharsets.UTF_8);
  }

  /** A larger log than that of the tables, by further entries. */
  SignedNote noteAhead(int more) {
    List<byte[]> longer = new ArrayList<>(entries);
    for (int i = 0; i < more; i++) {
      longer.add(entry(entries.size() + i).canonical());
    }
    return note(new Checkpoint("log.test", longer.size(), MerkleTree.ofValues(longer).root()));
  }
}
