package org.opengeps.app.database;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version of the program ({@code sql/V*.sql}), as the owner. */
public final class Migrations {
  /** Held, since a logger that nobody holds forgets its level. What fails is said in a sentence. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Migrations() {}

  /**
   * @return how many scripts were run
   * @throws DatabaseFailure if the database cannot be reached, a script failed, or a script that
   *     was already run has been changed
   */
  public static int run(DatabaseAccess access) {
    FLYWAY.setLevel(Level.OFF);
    try {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(access.url(), access.owner().user(), access.owner().password())
          .locations("classpath:db/migration")
          .cleanDisabled(true)
          // the numbers belong to contexts, and contexts grow side by side
          .outOfOrder(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new DatabaseFailure("The tables could not be brought up to date: " + firstLine(e), e);
    }
  }

  private static String firstLine(FlywayException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
  }
}
