package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** The tables {@code ledger_batch}, {@code ledger_leaf} and {@code ledger_timestamp}. */
@ApplicationScoped
@Transactional
public class StoredBatches implements Batches {
  @PersistenceContext private EntityManager entities;

  @Override
  public long nextNumber() {
    return Sql.count(entities, "SELECT COALESCE(MAX(number) + 1, 0) FROM ledger_batch");
  }

  @Override
  public void add(long entry, Batch batch) {
    Sql.run(
        entities,
        "INSERT INTO ledger_batch (entry, number, root, seed) VALUES (?, ?, ?, ?)",
        entry,
        batch.head().number(),
        batch.head().root().bytes(),
        batch.seed());
    ManyRows.insert(
        entities,
        "INSERT INTO ledger_leaf (entry, place, value, kind, subject, fact, salt)",
        batch.facts().stream().map(leaf -> row(entry, batch, leaf)).toList());
  }

  private static Object[] row(long entry, Batch batch, Batch.Leaf leaf) {
    SecretFact fact = leaf.fact();
    int place = batch.place(leaf.value());
    return new Object[] {
      entry,
      place,
      leaf.value().bytes(),
      fact.kind(),
      fact.subject(),
      fact.fact().bytes(),
      fact.salt()
    };
  }

  @Override
  public Map<Sha256, Long> holding(Collection<Sha256> facts) {
    Map<Sha256, Long> entries = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT fact, entry FROM ledger_leaf WHERE fact IN",
            facts.stream().distinct().map(fact -> (Object) fact.bytes()).toList())
        .forEach(
            row ->
                entries.merge(
                    Sha256.fromBytes((byte[]) row[0]), ((Number) row[1]).longValue(), Math::min));
    return entries;
  }

  @Override
  public SortedMap<Long, Batch> at(Collection<Long> wanted) {
    List<Object> keys = List.copyOf(new TreeSet<>(wanted));
    Map<Long, List<Batch.Leaf>> leaves =
        ManyRows.select(
                entities,
                "SELECT entry, place, value, kind, subject, fact, salt FROM ledger_leaf WHERE entry IN",
                keys)
            .stream()
            .sorted(Comparator.comparingLong(row -> ((Number) row[1]).longValue()))
            .collect(
                Collectors.groupingBy(
                    row -> ((Number) row[0]).longValue(),
                    Collectors.mapping(StoredBatches::leaf, Collectors.toList())));
    SortedMap<Long, Batch> batches = new TreeMap<>();
    for (Object[] row :
        ManyRows.select(
            entities, "SELECT entry, number, root, seed FROM ledger_batch WHERE entry IN", keys)) {
      long entry = ((Number) row[0]).longValue();
      batches.put(entry, batch(row, leaves.getOrDefault(entry, List.of())));
    }
    return batches;
  }

  private static Batch batch(Object[] row, List<Batch.Leaf> leaves) {
    Batch batch = new Batch(((Number) row[1]).longValue(), (byte[]) row[3], leaves);
    if (!batch.head().root().equals(Sha256.fromBytes((byte[]) row[2]))) {
      throw new IllegalStateException(
          "the leaves of batch " + row[1] + " no longer give its root: tampering");
    }
    return batch;
  }

  private static Batch.Leaf leaf(Object[] row) {
    var fact =
        new SecretFact(
            0,
            (String) row[3],
            (String) row[4],
            Sha256.fromBytes((byte[]) row[5]),
            (byte[]) row[6]);
    return new Batch.Leaf(fact, Sha256.fromBytes((byte[]) row[2]));
  }

  @Override
  public List<Long> listAbout(String subjectPrefix) {
    return listAbout(subjectPrefix, "", List.of());
  }

  @Override
  public List<Long> listAbout(String subjectPrefix, Set<String> kinds) {
    String marks = String.join(", ", Collections.nCopies(kinds.size(), "?"));
    return listAbout(subjectPrefix, " AND kind IN (" + marks + ")", List.copyOf(kinds));
  }

  private List<Long> listAbout(String subjectPrefix, String condition, List<String> values) {
    List<Object> all = new ArrayList<>(List.of(subjectPrefix));
    all.addAll(values);
    return Sql.column(
            entities,
            "SELECT DISTINCT entry FROM ledger_leaf WHERE subject LIKE CONCAT(?, '%')"
                + condition
                + " ORDER BY entry",
            all.toArray())
        .stream()
        .map(entry -> ((Number) entry).longValue())
        .toList();
  }

  @Override
  public Optional<Long> after(long entry) {
    return Sql.value(entities, "SELECT MIN(entry) FROM ledger_batch WHERE entry > ?", entry)
        .map(next -> ((Number) next).longValue());
  }

  @Override
  public Map<Long, byte[]> timestamps(Collection<Long> wanted) {
    Map<Long, byte[]> tokens = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT entry, token FROM ledger_timestamp WHERE entry IN",
            List.copyOf(new TreeSet<>(wanted)))
        .forEach(row -> tokens.put(((Number) row[0]).longValue(), (byte[]) row[1]));
    return tokens;
  }

  @Override
  public void addTimestamp(long entry, byte[] token) {
    Sql.run(
        entities, "INSERT IGNORE INTO ledger_timestamp (entry, token) VALUES (?, ?)", entry, token);
  }

  @Override
  public List<Unstamped> listUnstamped(long fromEntry, int most) {
    return Sql.rows(
            entities,
            "SELECT b.entry, b.root FROM ledger_batch b LEFT JOIN ledger_timestamp t ON t.entry"
                + " = b.entry WHERE b.entry >= ? AND t.entry IS NULL ORDER BY b.entry LIMIT ?",
            fromEntry,
            most)
        .stream()
        .map(row -> new Unstamped(((Number) row[0]).longValue(), Sha256.fromBytes((byte[]) row[1])))
        .toList();
  }
}
