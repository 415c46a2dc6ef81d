package org.opengeps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.opengeps.app.backup.BackupFailure;
import org.opengeps.app.backup.CheckBackup;
import org.opengeps.app.backup.KeysBackup;
import org.opengeps.app.backup.MakeBackup;
import org.opengeps.app.database.DatabaseFailure;
import org.opengeps.app.process.ChildProcess;
import org.opengeps.kernel.Counted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies an installation, also while it works; or checks such a copy. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies database, uploaded files and trust file as of one moment, also while the server runs,"
          + " and keys apart from them. With --verify it checks such a copy instead."
    },
    footerHeading = "%nConfiguration:%n",
    footer = "  OPENGEPS_HOME, OPENGEPS_DB_URL and its users: as with serve",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:made, or whole",
      "1:refused or failed; what has changed in a backup is named, a line each",
      "2:wrong usage, or folders that do not do",
      "3:there is no room",
      "5:the database cannot be reached or does not start"
    })
final class BackupCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "where the backup goes: a new folder or an empty one, outside of the data folder")
  private Path to;

  @Option(
      names = "--verify",
      paramLabel = "FOLDER",
      description = "a backup that is to be checked: every byte, without restoring it")
  private Path verify;

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description = "where the keys go, or lie: another folder, better another medium")
  private Path keys;

  @Option(
      names = "--manifest",
      paramLabel = "SHA256",
      description = "with --verify: the hash that was printed when the backup was made")
  private String manifest;

  @Option(names = "--home", description = "data folder (default OPENGEPS_HOME or ./data)")
  private Path home = Path.of(Settings.find("opengeps.home").orElse("data"));

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "trust file (default trust/trust.json in the data folder)")
  private Path trust;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ChildProcess.endAllAtTheEnd();
    if ((to == null) == (verify == null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Give either --to FOLDER or --verify FOLDER.");
    }
    return Sentences.exitCode(spec, () -> verify == null ? make() : check());
  }

  private int make() throws IOException {
    if (!Files.isDirectory(home)) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE, "There is no data folder " + home + "; give --home.");
    }
    if (keys != null) {
      KeysBackup.requireApart(keys, to);
      KeysBackup.requireFree(home, keys);
    }
    MakeBackup backup =
        new MakeBackup(home, to, trust == null ? home.resolve("trust/trust.json") : trust);
    MakeBackup.Made made;
    try (ReachedDatabase database = ReachedDatabase.of(home)) {
      made = backup.run(database.access(), spec.root().version()[0]);
    } catch (DatabaseFailure e) {
      throw new BackupFailure(BackupFailure.Reason.DATABASE, e.getMessage(), e);
    }
    say(made.sentence());
    say("manifest SHA-256 " + made.manifest() + " (keep it elsewhere)");
    if (keys == null) {
      say("keys: not in this backup; --keys FOLDER copies them, apart from it");
    } else {
      int files = KeysBackup.make(home, keys, Instant.now());
      say("keys: " + Counted.of(files, "file", "files") + " in " + keys + ", to be kept apart");
    }
    return 0;
  }

  private int check() throws IOException {
    List<String> findings =
        new ArrayList<>(CheckBackup.findings(verify, Sentences.hash(spec, manifest)));
    if (keys != null) {
      KeysBackup.requireApart(keys, verify);
      findings.addAll(KeysBackup.findings(keys));
    }
    findings.forEach(this::say);
    say(findings.isEmpty() ? "whole" : "NOT WHOLE: " + findings.size() + " found");
    return findings.isEmpty() ? 0 : 1;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
