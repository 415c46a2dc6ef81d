package org.opengeps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.DatabaseFailure;
import org.opengeps.app.database.EmbeddedDatabase;

/**
 * The database of an installation, whether its server runs or not: the operator's own; the one that
 * the running server has started; or the embedded one, started for a while.
 */
final class ReachedDatabase implements AutoCloseable {
  private final DatabaseAccess access;
  private final Optional<EmbeddedDatabase> started;
  private final Optional<DataFolder> locked;

  private ReachedDatabase(
      DatabaseAccess access, Optional<EmbeddedDatabase> started, Optional<DataFolder> locked) {
    this.access = access;
    this.started = started;
    this.locked = locked;
  }

  /**
   * @throws DatabaseFailure if it does not start
   * @throws StartFailure if the data folder cannot be written, or its server has no database yet
   */
  static ReachedDatabase of(Path home) throws IOException {
    Optional<DatabaseAccess> own = OwnDatabase.find();
    if (own.isPresent()) {
      return new ReachedDatabase(own.get(), Optional.empty(), Optional.empty());
    }
    if (!Files.isDirectory(home.resolve("db/data"))) {
      throw new StartFailure(
          StartFailure.Reason.CONFIGURATION,
          "There is no database in "
              + home
              + ". If it is elsewhere, set OPENGEPS_DB_URL and its users as for serve.");
    }
    DataFolder folder;
    try {
      folder = DataFolder.lock(home);
    } catch (StartFailure inUse) {
      return EmbeddedDatabase.running(home)
          .map(access -> new ReachedDatabase(access, Optional.empty(), Optional.empty()))
          .orElseThrow(() -> inUse);
    }
    try {
      EmbeddedDatabase database = EmbeddedDatabase.start(folder.path());
      return new ReachedDatabase(database.access(), Optional.of(database), Optional.of(folder));
    } catch (DatabaseFailure e) {
      folder.close();
      throw e;
    }
  }

  DatabaseAccess access() {
    return access;
  }

  @Override
  public void close() throws IOException {
    started.ifPresent(EmbeddedDatabase::close);
    if (locked.isPresent()) {
      locked.get().close();
    }
  }
}
