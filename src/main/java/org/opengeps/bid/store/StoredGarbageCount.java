package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.opengeps.bid.model.GarbageCount;
import org.opengeps.kernel.Refusal;
import org.opengeps.platform.Sql;

/** Counts in the table {@code bid_garbage}. */
@ApplicationScoped
public class StoredGarbageCount implements GarbageCount {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Refusal refusal, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO bid_garbage (day, code, seen) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE seen = seen + 1",
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        refusal.code());
  }
}
