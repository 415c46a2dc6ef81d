package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.platform.Sql;

/** {@link Claims} by primary-key insert and compare-and-swap. */
@ApplicationScoped
public class StoredClaims implements Claims {
  private static final String WHERE = " WHERE tender = ?1 AND lot = ?2 AND envelope = ?3";
  @PersistenceContext private EntityManager entities;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Epoch> claim(EnvelopeKey key, String owner, Instant now, Duration patience) {
    List<?> rows =
        of(key, "SELECT epoch, owner, renewed_at FROM opening_claim" + WHERE).getResultList();
    if (rows.isEmpty()) {
      return first(key, owner, now);
    }
    Object[] row = (Object[]) rows.get(0);
    var held = new Epoch(((Number) row[0]).intValue(), (String) row[1]);
    if (held.owner().equals(owner)) {
      return swap(key, held, held, now);
    }
    return Sql.instant(row[2]).plus(patience).isAfter(now)
        ? Optional.empty()
        : swap(key, held, new Epoch(held.number() + 1, owner), now);
  }

  /** By the primary key: of several processes that try, one succeeds. */
  private Optional<Epoch> first(EnvelopeKey key, String owner, Instant now) {
    String insert =
        "INSERT IGNORE INTO opening_claim (tender, lot, envelope, epoch, owner, renewed_at)"
            + " VALUES (?1, ?2, ?3, 1, ?4, ?5)";
    int inserted =
        of(key, insert).setParameter(4, owner).setParameter(5, Sql.utc(now)).executeUpdate();
    return inserted == 1 ? Optional.of(new Epoch(1, owner)) : Optional.empty();
  }

  private Optional<Epoch> swap(EnvelopeKey key, Epoch from, Epoch to, Instant now) {
    String update =
        "UPDATE opening_claim SET epoch = ?4, owner = ?5, renewed_at = ?6"
            + WHERE
            + " AND epoch = ?7 AND owner = ?8";
    int swapped =
        of(key, update)
            .setParameter(4, to.number())
            .setParameter(5, to.owner())
            .setParameter(6, Sql.utc(now))
            .setParameter(7, from.number())
            .setParameter(8, from.owner())
            .executeUpdate();
    return swapped == 1 ? Optional.of(to) : Optional.empty();
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void renew(EnvelopeKey key, Epoch epoch, Instant now) {
    swap(key, epoch, epoch, now);
  }

  @Override
  public void hold(EnvelopeKey key, Epoch epoch) {
    List<?> rows =
        of(key, "SELECT 1 FROM opening_claim" + WHERE + " AND epoch = ?4 AND owner = ?5 FOR UPDATE")
            .setParameter(4, epoch.number())
            .setParameter(5, epoch.owner())
            .getResultList();
    if (rows.isEmpty()) {
      throw new ClaimLostException(key, epoch);
    }
  }

  private Query of(EnvelopeKey key, String sql) {
    return Sql.query(entities, sql, key.tender(), key.slot().lot(), key.slot().envelope());
  }
}
