package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.model.HeadMovedException;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.LogHead;
import org.opengeps.ledger.model.TreeChangedException;
import org.opengeps.ledger.model.TreeNode;
import org.opengeps.ledger.model.TreePlace;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.log.LedgerEntry;

/** The tables {@code ledger_head}, {@code ledger_entry} and {@code ledger_node}. */
@ApplicationScoped
@Transactional
public class StoredLogEntries implements LogEntries {
  @PersistenceContext private EntityManager entities;

  @Override
  public LogHead head() {
    Object[] row = (Object[]) Sql.one(entities, "SELECT size, root FROM ledger_head WHERE id = 1");
    return new LogHead(((Number) row[0]).longValue(), Sha256.fromBytes((byte[]) row[1]));
  }

  @Override
  public void append(LogHead from, List<byte[]> added, LogHead to, List<TreeNode> nodes) {
    move(from, to);
    List<Object[]> rows = new ArrayList<>();
    List<LedgerEntry> read = new ArrayList<>();
    for (byte[] bytes : added) {
      LedgerEntry entry = LedgerEntry.parse(bytes);
      read.add(entry);
      byte[] document = entry.document() == null ? null : entry.document().bytes();
      rows.add(
          new Object[] {from.size() + rows.size(), entry.kind(), entry.subject(), document, bytes});
    }
    ManyRows.insert(
        entities, "INSERT INTO ledger_entry (position, kind, subject, document, entry)", rows);
    StoredLoggedFacts.add(entities, from.size(), read);
    ManyRows.insert(
        entities,
        "INSERT INTO ledger_node (level, position, hash)",
        nodes.stream()
            .map(node -> new Object[] {node.level(), node.index(), node.hash().bytes()})
            .toList());
  }

  private void move(LogHead from, LogHead to) {
    int moved =
        Sql.run(
            entities,
            "UPDATE ledger_head SET size = ?, root = ? WHERE id = 1 AND size = ? AND root = ?",
            to.size(),
            to.root().bytes(),
            from.size(),
            from.root().bytes());
    if (moved != 1) {
      throw new HeadMovedException("the head was no longer at " + from.size());
    }
  }

  @Override
  public SortedMap<Long, byte[]> find(Collection<Long> indexes) {
    SortedMap<Long, byte[]> found = new TreeMap<>();
    ManyRows.select(
            entities,
            "SELECT position, entry FROM ledger_entry WHERE position IN",
            List.copyOf(new TreeSet<>(indexes)))
        .forEach(row -> found.put(((Number) row[0]).longValue(), (byte[]) row[1]));
    return found;
  }

  @Override
  public List<byte[]> range(long from, long to) {
    return Sql.column(
            entities,
            "SELECT entry FROM ledger_entry WHERE position >= ? AND position < ? ORDER BY position",
            from,
            to)
        .stream()
        .map(byte[].class::cast)
        .toList();
  }

  @Override
  public List<LoggedEntry> listAbout(String subjectPrefix) {
    return logged(
        Sql.rows(
            entities,
            "SELECT position, entry FROM ledger_entry WHERE subject LIKE CONCAT(?, '%') ORDER BY position",
            subjectPrefix));
  }

  @Override
  public List<LoggedEntry> newestAbout(String subjectPrefix, long below, int most) {
    return logged(
        Sql.rows(
            entities,
            "SELECT position, entry FROM ledger_entry WHERE subject LIKE CONCAT(?, '%') AND position < ?"
                + " ORDER BY position DESC LIMIT ?",
            subjectPrefix,
            below,
            most));
  }

  private static List<LoggedEntry> logged(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new LoggedEntry(((Number) row[0]).longValue(), (byte[]) row[1]))
        .toList();
  }

  @Override
  public List<Long> listCommitting(Sha256 document) {
    return Sql.column(
            entities,
            "SELECT position FROM ledger_entry WHERE document = ? ORDER BY position",
            document.bytes())
        .stream()
        .map(index -> ((Number) index).longValue())
        .toList();
  }

  @Override
  public List<Sha256> nodes(int level, long from, int count) {
    return Sql.column(
            entities,
            "SELECT COALESCE(c.hash, n.hash) FROM ledger_node n LEFT JOIN ledger_node_correction c"
                + " ON c.level = n.level AND c.position = n.position"
                + " WHERE n.level = ? AND n.position >= ? AND n.position < ? ORDER BY n.position",
            level,
            from,
            from + count)
        .stream()
        .map(hash -> Sha256.fromBytes((byte[]) hash))
        .toList();
  }

  @Override
  public Map<TreePlace, Sha256> nodes(Collection<TreePlace> places) {
    Map<Integer, List<Object>> byLevel =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    TreePlace::level,
                    TreeMap::new,
                    Collectors.mapping(TreePlace::index, Collectors.toList())));
    Map<TreePlace, Sha256> found = new HashMap<>();
    byLevel.forEach(
        (level, indexes) ->
            ManyRows.select(
                    entities,
                    "SELECT n.position, COALESCE(c.hash, n.hash) FROM ledger_node n"
                        + " LEFT JOIN ledger_node_correction c"
                        + " ON c.level = n.level AND c.position = n.position"
                        + " WHERE n.level = "
                        + level
                        + " AND n.position IN",
                    indexes)
                .forEach(
                    row ->
                        found.put(
                            new TreePlace(level, ((Number) row[0]).longValue()),
                            Sha256.fromBytes((byte[]) row[1]))));
    return found;
  }

  @Override
  public void correct(List<TreeNode> nodes, Instant at) {
    for (TreeNode node : nodes) {
      Sql.run(
          entities,
          "INSERT IGNORE INTO ledger_node (level, position, hash) VALUES (?, ?, ?)",
          node.level(),
          node.index(),
          node.hash().bytes());
      Sql.run(
          entities,
          "REPLACE INTO ledger_node_correction (level, position, hash, corrected_at) VALUES (?, ?, ?, ?)",
          node.level(),
          node.index(),
          node.hash().bytes(),
          at);
    }
  }

  @Override
  public Sha256 node(int level, long index) {
    List<Sha256> found = nodes(level, index, 1);
    if (found.isEmpty()) {
      throw new TreeChangedException(
          "the log has lost the hash of subtree " + index + " at level " + level);
    }
    return found.get(0);
  }
}
