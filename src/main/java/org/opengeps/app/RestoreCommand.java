package org.opengeps.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.app.backup.Completeness;
import org.opengeps.app.backup.RestoreBackup;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.platform.RuleSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings an installation back and says how much of its log came back. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a backup back into an empty data folder, and into an empty database: checks every"
          + " hash first, recomputes the log, and compares it with what the witness cosigned last."
    },
    footerHeading = "%nConfiguration:%n",
    footer = "  OPENGEPS_DB_URL and its users, OPENGEPS_RULES_FOLDER: as with serve",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:complete: the log is where the witness last saw it",
      "1:refused or failed; what has changed in the backup is named, a line each",
      "2:wrong usage, or folders that do not do",
      "3:there is no room",
      "4:restored, but the server will start read-only: behind the witness, or it has forgotten",
      "5:the database cannot be reached, does not start or does not take it",
      "6:restored, not compared with the witness"
    })
final class RestoreCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "the backup")
  private Path from;

  @Option(
      names = "--home",
      required = true,
      paramLabel = "FOLDER",
      description = "the new data folder: an empty one, or one that is not there yet")
  private Path home;

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description = "the backup of the keys; without it bring keys/ back by hand before the start")
  private Path keys;

  @Option(
      names = "--witness",
      paramLabel = "URL",
      description =
          "where the witness answers, or a file with the checkpoint that it cosigned last")
  private String witness = Settings.find("opengeps.witness.url").orElse(null);

  @Option(
      names = "--manifest",
      paramLabel = "SHA256",
      description = "the hash that was printed when the backup was made")
  private String manifest;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ChildProcess.endAllAtTheEnd();
    return Sentences.exitCode(spec, this::restore);
  }

  private int restore() throws IOException {
    var wish =
        new RestoreBackup.Wish(
            from,
            Optional.ofNullable(keys),
            home,
            Sentences.hash(spec, manifest),
            Optional.ofNullable(witness),
            Settings.find(RuleSets.FOLDER).map(Path::of));
    Completeness.Judgement judgement =
        new RestoreBackup(wish, step -> say("  " + step + " ...")).run(OwnDatabase.find());
    judgement.lines().forEach(this::say);
    RestoredFolder.missing(home).ifPresent(this::say);
    return judgement.outcome().exitCode();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
