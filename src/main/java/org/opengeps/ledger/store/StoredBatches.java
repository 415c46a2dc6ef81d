package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.platform.ManyRows;

/** The tables {@code ledger_batch}, {@code ledger_leaf} and {@code ledger_timestamp}. */
@ApplicationScoped
@Transactional
public class StoredBatches implements Batches {
  @PersistenceContext private EntityManager entities;

  @Override
  public long nextNumber() {
    Number next =
        (Number)
            entities
                .createNativeQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM ledger_batch")
                .getSingleResult();
    return next.longValue();
  }

  @Override
  public void add(long entry, Batch batch) {
    entities
        .createNativeQuery(
            "INSERT INTO ledger_batch (entry, number, root, seed) VALUES (?, ?, ?, ?)")
        .setParameter(1, entry)
        .setParameter(2, batch.head().number())
        .setParameter(3, batch.head().root().bytes())
        .setParameter(4, batch.seed())
        .executeUpdate();
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
  public Optional<Logged> holding(Sha256 fact) {
    List<?> entry =
        entities
            .createNativeQuery(
                "SELECT MIN(entry) FROM ledger_leaf WHERE fact = ? HAVING MIN(entry) IS NOT NULL")
            .setParameter(1, fact.bytes())
            .getResultList();
    return entry.isEmpty() ? Optional.empty() : at(((Number) entry.get(0)).longValue());
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<Logged> at(long entry) {
    List<Object[]> rows =
        entities
            .createNativeQuery("SELECT number, root, seed FROM ledger_batch WHERE entry = ?")
            .setParameter(1, entry)
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = rows.get(0);
    Batch batch = new Batch(((Number) row[0]).longValue(), (byte[]) row[2], leaves(entry));
    if (!batch.head().root().equals(Sha256.fromBytes((byte[]) row[1]))) {
      throw new IllegalStateException(
          "the leaves of batch " + row[0] + " no longer give its root: tampering");
    }
    return Optional.of(new Logged(entry, batch));
  }

  @SuppressWarnings("unchecked")
  private List<Batch.Leaf> leaves(long entry) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT value, kind, subject, fact, salt FROM ledger_leaf WHERE entry = ? ORDER BY"
                    + " place")
            .setParameter(1, entry)
            .getResultList();
    return rows.stream().map(StoredBatches::leaf).toList();
  }

  private static Batch.Leaf leaf(Object[] row) {
    var fact =
        new SecretFact(
            0,
            (String) row[1],
            (String) row[2],
            Sha256.fromBytes((byte[]) row[3]),
            (byte[]) row[4]);
    return new Batch.Leaf(fact, Sha256.fromBytes((byte[]) row[0]));
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Long> listAbout(String subjectPrefix) {
    List<Number> found =
        entities
            .createNativeQuery(
                "SELECT DISTINCT entry FROM ledger_leaf WHERE subject LIKE CONCAT(?, '%') ORDER BY"
                    + " entry")
            .setParameter(1, subjectPrefix)
            .getResultList();
    return found.stream().map(Number::longValue).toList();
  }

  @Override
  public Optional<Long> after(long entry) {
    Object next =
        entities
            .createNativeQuery("SELECT MIN(entry) FROM ledger_batch WHERE entry > ?")
            .setParameter(1, entry)
            .getSingleResult();
    return Optional.ofNullable((Number) next).map(Number::longValue);
  }

  @Override
  public Optional<byte[]> timestamp(long entry) {
    List<?> found =
        entities
            .createNativeQuery("SELECT token FROM ledger_timestamp WHERE entry = ?")
            .setParameter(1, entry)
            .getResultList();
    return found.isEmpty() ? Optional.empty() : Optional.of((byte[]) found.get(0));
  }

  @Override
  public void addTimestamp(long entry, byte[] token) {
    entities
        .createNativeQuery("INSERT IGNORE INTO ledger_timestamp (entry, token) VALUES (?, ?)")
        .setParameter(1, entry)
        .setParameter(2, token)
        .executeUpdate();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Unstamped> listUnstamped(long fromEntry, int most) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "SELECT b.entry, b.root FROM ledger_batch b LEFT JOIN ledger_timestamp t ON t.entry"
                    + " = b.entry WHERE b.entry >= ? AND t.entry IS NULL ORDER BY b.entry")
            .setParameter(1, fromEntry)
            .setMaxResults(most)
            .getResultList();
    return rows.stream()
        .map(row -> new Unstamped(((Number) row[0]).longValue(), Sha256.fromBytes((byte[]) row[1])))
        .toList();
  }
}
