package org.opengeps.app.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a backup holds ({@code manifest.json}). It is written last: a backup that broke off has
 * none.
 *
 * @param program version of the program that made it
 * @param made time of the snapshot, by the clock of the database
 * @param schema the scripts that made the tables, in the order in which they were run
 * @param log where the log stood in the snapshot
 * @param tables every table with its rows
 * @param databaseBytes what the database took on its disk, as it estimates
 * @param uploads files of senders: how many, and their bytes
 * @param files the other files, with size and hash; the list of the uploads is one of them
 * @param leftOut what the database holds beside the program's tables
 */
record Manifest(
    String program,
    Instant made,
    List<String> schema,
    LogAt log,
    List<TableRows> tables,
    long databaseBytes,
    Uploads uploads,
    List<HashedFile> files,
    List<String> leftOut) {
  static final String NAME = "manifest.json";
  static final String DATABASE = "database.sql.gz";
  static final String UPLOADS = "uploads.sha256";
  static final String TRUST = "trust.json";
  static final String CHECKPOINT = "checkpoint";
  private static final String TYPE = "opengeps/backup/1";

  /** A table and how many rows of it are in the backup. */
  record TableRows(String table, long rows) {}

  /**
   * Files that senders have uploaded.
   *
   * @param destroyed files that the program destroyed while the backup was made
   */
  record Uploads(long files, long bytes, long destroyed) {}

  Manifest {
    schema = List.copyOf(schema);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  JsonObject json() {
    JsonObject uploaded =
        JsonObject.builder()
            .put("files", uploads.files())
            .put("bytes", uploads.bytes())
            .put("destroyed", uploads.destroyed())
            .build();
    return JsonObject.ofType(TYPE)
        .put("program", program)
        .put("made", made)
        .put("schema", schema)
        .put("log", log.json())
        .put("tables", tables, Manifest::json)
        .put("databaseBytes", databaseBytes)
        .put("uploads", uploaded)
        .put("files", files, HashedFile::json)
        .put("leftOut", leftOut)
        .build();
  }

  private static JsonObject json(TableRows table) {
    return JsonObject.builder().put("table", table.table()).put("rows", table.rows()).build();
  }

  /**
   * @throws JsonFormatException if it is anything else
   */
  static Manifest of(byte[] text) {
    JsonObject json = JsonObject.parseCanonical(text).expectType(TYPE);
    JsonObject uploaded = json.object("uploads");
    Manifest manifest =
        new Manifest(
            json.string("program"),
            json.time("made"),
            json.strings("schema"),
            LogAt.of(json.object("log")),
            json.objects("tables", one -> new TableRows(one.string("table"), one.integer("rows"))),
            json.integer("databaseBytes"),
            new Uploads(
                uploaded.integer("files"),
                uploaded.integer("bytes"),
                uploaded.integer("destroyed")),
            json.objects("files", HashedFile::of),
            json.strings("leftOut"));
    json.expectSame(manifest.json());
    return manifest;
  }

  /** Its hash is what the operator keeps elsewhere: with it nobody exchanges a backup unseen. */
  Sha256 hash() {
    return json().hash();
  }

  /**
   * Reads the manifest of a backup.
   *
   * @throws BackupFailure if there is no whole backup, or another one than was expected
   */
  static Manifest read(Path folder, Optional<Sha256> expected) throws IOException {
    byte[] text;
    try {
      text = Files.readAllBytes(folder.resolve(NAME));
    } catch (NoSuchFileException e) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE,
          "There is no whole backup in "
              + folder
              + ": it has no "
              + NAME
              + ", which is written last.",
          e);
    }
    if (expected.isPresent() && !expected.get().equals(Sha256.of(text))) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED,
          NAME + " has changed: its SHA-256 is " + Sha256.of(text) + ", not the one given.");
    }
    try {
      return of(text);
    } catch (JsonFormatException e) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED, NAME + " has changed: " + e.getMessage() + ".", e);
    }
  }

  /** Writes it under another name first: there is a whole one or none. */
  void write(Path folder) throws IOException {
    Path draft = folder.resolve(NAME + ".draft");
    Files.writeString(draft, json().toString(), StandardCharsets.UTF_8);
    Folders.force(draft);
    Files.move(draft, folder.resolve(NAME));
    Folders.force(folder);
  }

  /** The file of that name, if the backup has it. */
  Optional<HashedFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }
}
