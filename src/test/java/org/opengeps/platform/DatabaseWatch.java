package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What the database itself says of the program's statements, for tests inside of the server. */
@ApplicationScoped
public class DatabaseWatch {
  @PersistenceContext private EntityManager entities;

  /** Statements of all connections so far. */
  public long statements() {
    return questions("GLOBAL_STATUS");
  }

  /** Statements so far of the connection on which the caller's transaction runs. */
  public long ownStatements() {
    return questions("SESSION_STATUS");
  }

  private long questions(String where) {
    Object value =
        entities
            .createNativeQuery(
                "SELECT VARIABLE_VALUE FROM information_schema."
                    + where
                    + " WHERE VARIABLE_NAME = 'QUESTIONS'")
            .getSingleResult();
    return Long.parseLong(String.valueOf(value));
  }

  /** Whether another connection waits for the lock of a tender. */
  public boolean somebodyWaitsForATender() {
    return waiting("%notice_tender%FOR UPDATE") > 0;
  }

  /**
   * How many other connections have been at it for a while.
   *
   * @param statement what their statements are like
   */
  public int waiting(String statement) {
    Object waiting =
        entities
            .createNativeQuery(
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()"
                    + " AND INFO LIKE ? AND TIME_MS > 200")
            .setParameter(1, statement)
            .getSingleResult();
    return ((Number) waiting).intValue();
  }
}
