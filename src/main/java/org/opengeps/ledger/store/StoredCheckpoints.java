package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;

/** The table {@code ledger_checkpoint}. */
@ApplicationScoped
@Transactional
public class StoredCheckpoints implements Checkpoints {
  private static final int AT_ONCE = 100;
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<SignedNote> newest() {
    return first(
        Sql.value(entities, "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1"));
  }

  @Override
  public SortedMap<Long, SignedNote> covering(Collection<Long> indexes) {
    List<Long> asked = List.copyOf(new TreeSet<>(indexes));
    SortedMap<Long, SignedNote> found = new TreeMap<>();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      found.putAll(covered(asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
    }
    return found;
  }

  private Map<Long, SignedNote> covered(List<Long> indexes) {
    // one short walk in the index for each; a join would look at every checkpoint for each of them
    String walks =
        IntStream.range(0, indexes.size())
            .mapToObj(
                place ->
                    "(SELECT "
                        + place
                        + " AS place, note FROM ledger_checkpoint WHERE size > ? ORDER BY size LIMIT 1)")
            .collect(Collectors.joining(" UNION ALL "));
    List<Object[]> rows = Sql.rows(entities, walks, indexes.toArray());
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> indexes.get(((Number) row[0]).intValue()),
                row -> SignedNote.parse((String) row[1])));
  }

  @Override
  public Optional<SignedNote> before(long index) {
    return first(
        Sql.value(
            entities,
            "SELECT note FROM ledger_checkpoint WHERE size <= ? ORDER BY size DESC LIMIT 1",
            index));
  }

  @Override
  public long newestSize() {
    return Sql.count(entities, "SELECT COALESCE(MAX(size), -1) FROM ledger_checkpoint");
  }

  @Override
  public List<SignedNote> from(long size) {
    List<?> notes =
        Sql.column(
            entities, "SELECT note FROM ledger_checkpoint WHERE size >= ? ORDER BY size", size);
    return notes.stream().map(note -> SignedNote.parse((String) note)).toList();
  }

  private static Optional<SignedNote> first(Optional<Object> column) {
    return column.map(note -> SignedNote.parse((String) note));
  }

  @Override
  public void add(Checkpoint checkpoint, SignedNote note, Instant at) {
    Sql.run(
        entities,
        "INSERT IGNORE INTO ledger_checkpoint (size, note, published_at) VALUES (?, ?, ?)",
        checkpoint.size(),
        note.toString(),
        at);
  }
}
