package org.opengeps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opengeps.app.backup.RestoreBackup;

/**
 * A data folder that came back in parts. A start makes what an installation lacks, which is right
 * for a new one alone: with other keys, or another witness, it would not be the same any more.
 */
final class RestoredFolder {
  private static final List<String> NEVER_MADE_ANEW =
      List.of("keys/log.key", "keys/platform.p12", "witness/witness.key", "authorities");

  private RestoredFolder() {}

  /** Which parts have to be brought before a start; empty if none. */
  static Optional<String> missing(Path home) {
    List<String> missing =
        NEVER_MADE_ANEW.stream().filter(part -> Files.notExists(home.resolve(part))).toList();
    return missing.isEmpty() || Files.notExists(home.resolve("trust/trust.json"))
        ? Optional.empty()
        : Optional.of(
            "Before the start bring back "
                + String.join(", ", missing)
                + " in "
                + home
                + ": the trust file names what they hold, and new ones would be others.");
  }

  /**
   * The same folder.
   *
   * @throws StartFailure if it cannot be started as it is
   */
  static DataFolder requireWhole(DataFolder folder) {
    Path home = folder.path();
    if (Files.exists(home.resolve(RestoreBackup.UNFINISHED))) {
      throw new StartFailure(
          StartFailure.Reason.CONFIGURATION,
          "The data folder "
              + home
              + " is not whole: a restore broke off, or what came back does not hold. Restore into"
              + " another folder.");
    }
    missing(home)
        .ifPresent(
            sentence -> {
              throw new StartFailure(StartFailure.Reason.CONFIGURATION, sentence);
            });
    return folder;
  }
}
