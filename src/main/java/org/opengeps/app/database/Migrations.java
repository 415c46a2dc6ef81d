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
   * @throws DatabaseFailure if the database cannot be reached or is set up otherwise than the
   *     engine needs it, a script failed, or a script that was already run has been changed
   */
  public static int run(DatabaseAccess access) {
    FLYWAY.setLevel(Level.OFF);
    Requirements.check(access.url(), access.owner());
    try {
      int executed = migrate(access);
      Requirements.check(access.url(), access.application());
      return executed;
    } catch (FlywayException e) {
      throw new DatabaseFailure("The tables could not be brought up to date: " + firstLine(e), e);
    }
  }

  private static int migrate(DatabaseAccess access) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(access.url(), access.owner().user(), access.owner().password())
        .locations("classpath:db/migration")
        .cleanDisabled(true)
        // the numbers belong to contexts, and contexts grow side by side
        .outOfOrder(true)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static String firstLine(FlywayException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
  }
}
