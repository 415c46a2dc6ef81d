package org.opengeps.app;

import java.util.Optional;
import org.opengeps.app.database.DatabaseAccess;

/** The operator's own MariaDB, if the settings name one, in the place of the embedded one. */
final class OwnDatabase {
  private OwnDatabase() {}

  /**
   * @throws StartFailure if an address is set without its user or password
   */
  static Optional<DatabaseAccess> find() {
    return Settings.find("opengeps.db.url")
        .map(url -> new DatabaseAccess(url, login("opengeps.db"), login("opengeps.db.owner")));
  }

  /** The owner defaults to the application's own user. */
  private static DatabaseAccess.Login login(String prefix) {
    return new DatabaseAccess.Login(
        required(prefix + ".user", "opengeps.db.user"),
        required(prefix + ".password", "opengeps.db.password"));
  }

  private static String required(String name, String otherwise) {
    return Settings.find(name)
        .or(() -> Settings.find(otherwise))
        .orElseThrow(
            () ->
                new StartFailure(
                    StartFailure.Reason.DATABASE,
                    "opengeps.db.url is set but " + otherwise + " is not."));
  }
}
