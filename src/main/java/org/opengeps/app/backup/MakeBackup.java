package org.opengeps.app.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.opengeps.app.database.DatabaseAccess;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.pki.Trust;

/**
 * Copies an installation while it works. First a state of the database, then the files that this
 * state names: they never change, so that it does not matter when they are copied. The manifest is
 * written last.
 */
public final class MakeBackup {
  private static final String WANTED = "uploads.wanted";
  private final Path home;
  private final Path to;
  private final Path trust;

  /**
   * @param home data folder
   * @param to an empty folder, or one that is not there yet
   * @param trust the trust file, which names the log
   */
  public MakeBackup(Path home, Path to, Path trust) {
    this.home = home;
    this.to = to;
    this.trust = trust;
  }

  /** What was made: its sentence, and the hash of the manifest. */
  public record Made(String sentence, Sha256 manifest) {}

  /** What the database said in one moment. */
  private record State(
      Instant at,
      List<String> schema,
      LogAt log,
      Optional<String> checkpoint,
      List<Manifest.TableRows> tables,
      long bytes,
      List<String> leftOut) {}

  /**
   * @param program version of this program
   * @throws BackupFailure with a sentence
   */
  public Made run(DatabaseAccess access, String program) throws IOException {
    Folders.requireApart(to, home, "a backup inside the data folder is lost with it.");
    Trust trusted = trusted();
    Folders.makeEmpty(to);
    try {
      State state = state(access, trusted.origin());
      requireSameLog(state, trusted);
      Manifest.Uploads uploads = copyUploads(access);
      List<HashedFile> files = new ArrayList<>();
      files.add(HashedFile.look(to.resolve(Manifest.DATABASE), Manifest.DATABASE));
      files.add(HashedFile.look(to.resolve(Manifest.UPLOADS), Manifest.UPLOADS));
      files.add(HashedFile.copy(trust, to.resolve(Manifest.TRUST), Manifest.TRUST));
      if (state.checkpoint().isPresent()) {
        Path note = Files.writeString(to.resolve(Manifest.CHECKPOINT), state.checkpoint().get());
        files.add(HashedFile.look(note, Manifest.CHECKPOINT));
      }
      for (HashedFile file : files) {
        Folders.force(to.resolve(file.name()));
      }
      Manifest manifest = manifest(program, state, uploads, files);
      manifest.write(to);
      return new Made(sentence(manifest), manifest.hash());
    } catch (SQLException e) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED,
          "The database could not be read to the end: " + e.getMessage(),
          e);
    }
  }

  private static Manifest manifest(
      String program, State state, Manifest.Uploads uploads, List<HashedFile> files) {
    return new Manifest(
        program,
        state.at(),
        state.schema(),
        state.log(),
        state.tables(),
        state.bytes(),
        uploads,
        files,
        state.leftOut());
  }

  /** Settings may name the database of another installation than the folder. */
  private void requireSameLog(State state, Trust trusted) throws IOException {
    boolean same =
        state
            .checkpoint()
            .map(SignedNote::parse)
            .map(note -> note.isSignedBy(NoteKey.parse(trusted.logKey())))
            .orElse(true);
    if (!same) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE,
          "The log in the database is not that of "
              + trust
              + ": do OPENGEPS_DB_URL and --home belong to one installation?");
    }
  }

  private Trust trusted() throws IOException {
    try {
      return Trust.read(Files.readAllBytes(trust));
    } catch (NoSuchFileException e) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE,
          "There is no trust file " + trust + "; is --home the data folder? Else give --trust.",
          e);
    } catch (JsonFormatException e) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE, trust + " is no trust file: " + e.getMessage(), e);
    }
  }

  private State state(DatabaseAccess access, String origin) throws SQLException, IOException {
    try (Snapshot snapshot = Snapshot.open(access)) {
      long bytes = snapshot.databaseBytes();
      Folders.requireRoom(to, bytes + snapshot.uploadBytes());
      List<Manifest.TableRows> tables;
      try (Writer out = zipped(to.resolve(Manifest.DATABASE))) {
        tables = snapshot.write(out);
      }
      try (Writer out = Files.newBufferedWriter(to.resolve(WANTED))) {
        snapshot.writeUploads(out);
      }
      return new State(
          snapshot.at(),
          snapshot.schema(),
          snapshot.log(origin),
          snapshot.checkpoint(),
          tables,
          bytes,
          snapshot.leftOut());
    }
  }

  private static Writer zipped(Path file) throws IOException {
    OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  private Manifest.Uploads copyUploads(DatabaseAccess access) throws IOException, SQLException {
    long files = 0;
    long bytes = 0;
    long destroyed = 0;
    Path wanted = to.resolve(WANTED);
    try (BufferedReader in = Files.newBufferedReader(wanted);
        Writer out = Files.newBufferedWriter(to.resolve(Manifest.UPLOADS))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        NamedUpload upload = NamedUpload.parse(line).orElseThrow();
        Optional<HashedFile> copied = copy(access, upload);
        if (copied.isEmpty()) {
          destroyed++;
        } else {
          out.write(line + "\n");
          files++;
          bytes += copied.get().size();
        }
      }
    }
    Files.delete(wanted);
    return new Manifest.Uploads(files, bytes, destroyed);
  }

  /** Empty if the program has destroyed it since the snapshot, as the law lets it. */
  private Optional<HashedFile> copy(DatabaseAccess access, NamedUpload upload)
      throws IOException, SQLException {
    HashedFile copied;
    try {
      copied =
          HashedFile.copy(home.resolve(upload.name()), to.resolve(upload.name()), upload.name());
    } catch (NoSuchFileException e) {
      Files.deleteIfExists(to.resolve(upload.name()));
      if (Snapshot.stillNames(access, upload)) {
        throw new BackupFailure(
            BackupFailure.Reason.REFUSED,
            "The database names a file that is not there: " + home.resolve(upload.name()) + ".",
            e);
      }
      return Optional.empty();
    }
    if (!copied.sha256().equals(upload.sha256())) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED,
          "A file has changed on the disk: "
              + home.resolve(upload.name())
              + " has the SHA-256 "
              + copied.sha256()
              + ".");
    }
    return Optional.of(copied);
  }

  private static String sentence(Manifest manifest) {
    long rows = manifest.tables().stream().mapToLong(Manifest.TableRows::rows).sum();
    return Counted.of(manifest.tables().size(), "table", "tables")
        + ", "
        + Counted.of(rows, "row", "rows")
        + ", "
        + Counted.of(manifest.uploads().files(), "uploaded file", "uploaded files")
        + " as of "
        + manifest.made()
        + "; the log stands at "
        + Counted.of(manifest.log().head().size(), "entry", "entries")
        + "."
        + besides(manifest);
  }

  /** What is not in the backup. */
  private static String besides(Manifest manifest) {
    long destroyed = manifest.uploads().destroyed();
    String meanwhile =
        Counted.of(
            destroyed,
            "file was destroyed by the program meanwhile.",
            "files were destroyed by the program meanwhile.");
    String others = String.join(", ", manifest.leftOut());
    return (destroyed == 0 ? "" : " " + meanwhile)
        + (others.isEmpty() ? "" : " Not the program's, left out: " + others + ".");
  }
}
