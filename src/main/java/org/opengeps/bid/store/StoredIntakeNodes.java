package org.opengeps.bid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.opengeps.bid.model.IntakeNodes;
import org.opengeps.platform.Sql;

/** Intake nodes in the table {@code bid_intake_node}. */
@ApplicationScoped
public class StoredIntakeNodes implements IntakeNodes {
  @PersistenceContext private EntityManager entities;

  @Override
  public void acknowledge(String node, Instant seenAt, Instant drainedUntil) {
    Sql.run(
        entities,
        "INSERT INTO bid_intake_node (node, seen_at, drained_until) VALUES (?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at), drained_until = VALUES(drained_until)",
        node,
        seenAt,
        drainedUntil);
  }

  @Override
  public boolean areAllDrained(Instant deadline, Instant aliveSince) {
    return Sql.column(
            entities,
            "SELECT node FROM bid_intake_node WHERE seen_at >= ? AND drained_until < ?",
            aliveSince,
            deadline)
        .isEmpty();
  }
}
