package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.opengeps.bid.model.IntakeNodes;

/** Intake nodes in the table {@code bid_intake_node}. */
@ApplicationScoped
public class StoredIntakeNodes implements IntakeNodes {
  @PersistenceContext private EntityManager entities;

  @Override
  public void acknowledge(String node, Instant seenAt, Instant drainedUntil) {
    entities
        .createNativeQuery(
            "INSERT INTO bid_intake_node (node, seen_at, drained_until) VALUES (?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at), drained_until = VALUES(drained_until)")
        .setParameter(1, node)
        .setParameter(2, column(seenAt))
        .setParameter(3, column(drainedUntil))
        .executeUpdate();
  }

  @Override
  public boolean areAllDrained(Instant deadline, Instant aliveSince) {
    return entities
        .createNativeQuery(
            "SELECT node FROM bid_intake_node WHERE seen_at >= ? AND drained_until < ?")
        .setParameter(1, column(aliveSince))
        .setParameter(2, column(deadline))
        .getResultList()
        .isEmpty();
  }

  private static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
