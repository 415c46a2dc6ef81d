package org.opengeps.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * The connection pool. The values come from system properties or the environment ({@code
 * opengeps.db.url} or {@code OPENGEPS_DB_URL}); values in the WAR's own configuration resolve too
 * late.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/opengeps",
    className = "org.mariadb.jdbc.MariaDbDataSource",
    url = "${MPCONFIG=opengeps.db.url}",
    user = "${MPCONFIG=opengeps.db.user}",
    password = "${MPCONFIG=opengeps.db.password}",
    minPoolSize = 2,
    maxPoolSize = 40,
    // a connection that died with the database is found out before it is lent, and the rest with
    // it;
    // one that worked within the last second is believed: asking costs two statements each time
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=auto-commit",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000",
      "fish.payara.connection-creation-retry-attempts=0"
    })
@Singleton
public class DatabasePool {}
