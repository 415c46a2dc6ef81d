package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the database server: the one thing that all nodes have in common without further
 * configuration. That it is right itself is for the operator to see to.
 */
@ApplicationScoped
public class DatabaseTime implements ReferenceTime {
  @PersistenceContext private EntityManager entities;

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Instant now() {
    long micros =
        Sql.count(entities, "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))");
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
