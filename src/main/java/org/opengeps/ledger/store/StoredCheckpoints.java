package org.opengeps.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;

/** The table {@code ledger_checkpoint}. */
@ApplicationScoped
@Transactional
public class StoredCheckpoints implements Checkpoints {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<SignedNote> newest() {
    return first(
        entities
            .createNativeQuery("SELECT note FROM ledger_checkpoint ORDER BY size DESC")
            .setMaxResults(1)
            .getResultList());
  }

  @Override
  public Optional<SignedNote> covering(long index) {
    return first(
        entities
            .createNativeQuery("SELECT note FROM ledger_checkpoint WHERE size > ? ORDER BY size")
            .setParameter(1, index)
            .setMaxResults(1)
            .getResultList());
  }

  @Override
  public Optional<SignedNote> before(long index) {
    return first(
        entities
            .createNativeQuery(
                "SELECT note FROM ledger_checkpoint WHERE size <= ? ORDER BY size DESC")
            .setParameter(1, index)
            .setMaxResults(1)
            .getResultList());
  }

  @Override
  public long newestSize() {
    Object size =
        entities
            .createNativeQuery("SELECT COALESCE(MAX(size), -1) FROM ledger_checkpoint")
            .getSingleResult();
    return ((Number) size).longValue();
  }

  @Override
  public List<SignedNote> from(long size) {
    List<?> notes =
        entities
            .createNativeQuery("SELECT note FROM ledger_checkpoint WHERE size >= ? ORDER BY size")
            .setParameter(1, size)
            .getResultList();
    return notes.stream().map(note -> SignedNote.parse((String) note)).toList();
  }

  private static Optional<SignedNote> first(List<?> notes) {
    return notes.stream().findFirst().map(note -> SignedNote.parse((String) note));
  }

  @Override
  public void add(Checkpoint checkpoint, SignedNote note, Instant at) {
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO ledger_checkpoint (size, note, published_at) VALUES (?, ?, ?)")
        .setParameter(1, checkpoint.size())
        .setParameter(2, note.toString())
        .setParameter(3, LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .executeUpdate();
  }
}
