package org.opengeps.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.resource.spi.ResourceAllocationException;

/**
 * The connection pool. The values come from system properties or the environment ({@code
 * opengeps.db.url} or {@code OPENGEPS_DB_URL}); values in the WAR's own configuration resolve too
 * late.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/opengeps",
    className = "org.opengeps.platform.PlainDataSource",
    url = "${MPCONFIG=opengeps.db.url}",
    user = "${MPCONFIG=opengeps.db.user}",
    password = "${MPCONFIG=opengeps.db.password}",
    minPoolSize = 2,
    maxPoolSize = 40,
    // a connection that died with the database is found out before it is lent, and the rest with
    // it (no cache of statements: one that outlived its transaction would run in the next one's
    // mode, see LentConnection); the question for metadata is a ping (LentConnection), and one that
    // answered within the
    // last second is believed
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=meta-data",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000",
      "fish.payara.connection-creation-retry-attempts=0"
    })
@Singleton
public class DatabasePool {
  /**
   * Whether it failed because no connection could be had in time. If the database answers ({@link
   * DatabasePulse#isToBlame}), all of them are lent: nothing is broken, and the same can be done
   * again in a while.
   */
  public static boolean isExhausted(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResourceAllocationException) {
        return true;
      }
    }
    return false;
  }
}
