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
    maxPoolSize = 24)
@Singleton
public class DatabasePool {}
