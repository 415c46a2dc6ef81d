package org.opengeps.app.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.app.database.DatabaseFailure;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.kernel.Sha256;

/** Brings an installation back into an empty folder and an empty database, and proves its log. */
public final class RestoreBackup {
  /** Lies in a data folder until everything is back. */
  public static final String UNFINISHED = "restore-unfinished";

  /** The programs of the embedded database, unpacked. */
  private static final long RUNTIME_BYTES = 400L << 20;

  private final Wish wish;
  private final Consumer<String> progress;

  /**
   * What is wanted.
   *
   * @param manifest hash of the manifest, if the operator has kept it
   * @param witness its address, or a file with what it cosigned last
   * @param rules folder with the operator's own rule sets
   */
  public record Wish(
      Path from,
      Optional<Path> keys,
      Path home,
      Optional<Sha256> manifest,
      Optional<String> witness,
      Optional<Path> rules) {}

  /**
   * @param progress is told what is being done
   */
  public RestoreBackup(Wish wish, Consumer<String> progress) {
    this.wish = wish;
    this.progress = progress;
  }

  /**
   * Brings everything back.
   *
   * @param own an own database, with an empty schema; else an embedded one is made
   * @throws BackupFailure with a sentence, or a line for each finding
   */
  public Completeness.Judgement run(Optional<DatabaseAccess> own) throws IOException {
    Folders.requireApart(wish.home(), wish.from(), "a backup stays as it is.");
    Manifest manifest = Manifest.read(wish.from(), wish.manifest());
    checkAll(manifest);
    Folders.makeEmpty(wish.home());
    long database = own.isPresent() ? 0 : manifest.databaseBytes() + RUNTIME_BYTES;
    Folders.requireRoom(wish.home(), database + manifest.uploads().bytes());
    Path unfinished =
        Files.writeString(
            wish.home().resolve(UNFINISHED),
            "A restore broke off, or what came back does not hold. Restore into another folder.\n");
    try {
      copyFiles();
      Completeness.Judgement judgement =
          own.isPresent() ? database(own.get(), manifest) : embedded(manifest);
      Files.delete(unfinished);
      return judgement;
    } catch (SQLException e) {
      throw new BackupFailure(
          BackupFailure.Reason.DATABASE, "The database did not take it: " + e.getMessage(), e);
    } catch (DatabaseFailure e) {
      throw new BackupFailure(BackupFailure.Reason.DATABASE, e.getMessage(), e);
    }
  }

  /** Before anything is written. */
  private void checkAll(Manifest manifest) throws IOException {
    progress.accept("checking every file");
    List<String> findings = new ArrayList<>(CheckBackup.findings(wish.from(), manifest));
    if (wish.keys().isPresent()) {
      KeysBackup.requireApart(wish.keys().get(), wish.from());
      findings.addAll(KeysBackup.findings(wish.keys().get()));
    }
    manifest.schema().stream()
        .filter(script -> getClass().getResource("/db/migration/" + script) == null)
        .map(script -> "the backup is of a newer program, with tables of " + script)
        .findFirst()
        .ifPresent(findings::add);
    refuse(findings, "Nothing was restored:");
  }

  private static void refuse(List<String> findings, String head) {
    if (!findings.isEmpty()) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED, head + "\n  " + String.join("\n  ", findings));
    }
  }

  private void copyFiles() throws IOException {
    progress.accept("copying files");
    if (wish.keys().isPresent()) {
      KeysBackup.restore(wish.keys().get(), wish.home());
    }
    HashedFile.copy(
        wish.from().resolve(Manifest.TRUST),
        wish.home().resolve("trust").resolve(Manifest.TRUST),
        Manifest.TRUST);
    try (BufferedReader in = Files.newBufferedReader(wish.from().resolve(Manifest.UPLOADS))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        copy(NamedUpload.parse(line).orElseThrow());
      }
    }
  }

  private void copy(NamedUpload upload) throws IOException {
    HashedFile copied =
        HashedFile.copy(
            wish.from().resolve(upload.name()), wish.home().resolve(upload.name()), upload.name());
    if (!copied.sha256().equals(upload.sha256())) {
      refuse(List.of(upload.name() + " has changed"), "The backup changed while it was read:");
    }
  }

  private Completeness.Judgement embedded(Manifest manifest) throws IOException, SQLException {
    progress.accept("starting a new database");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(wish.home())) {
      return database(database.access(), manifest);
    }
  }

  private Completeness.Judgement database(DatabaseAccess access, Manifest manifest)
      throws IOException, SQLException {
    progress.accept("loading the database");
    try (SqlLoad load = SqlLoad.into(access);
        InputStream file = Files.newInputStream(wish.from().resolve(Manifest.DATABASE));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(file, 1 << 16), StandardCharsets.UTF_8))) {
      load.run(in);
      load.check(manifest.tables());
    }
    progress.accept("recomputing the log");
    ProveLog proof = new ProveLog(wish.from().resolve(Manifest.TRUST), wish.rules());
    proof.askWitness(wish.witness(), wish.from().resolve(Manifest.CHECKPOINT));
    refuse(proof.findings(access, manifest.log()), "Restored, but the log does not hold:");
    return proof.judge(manifest.log());
  }
}
