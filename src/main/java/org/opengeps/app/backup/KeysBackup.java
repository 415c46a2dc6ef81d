package org.opengeps.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The folder {@code keys/}, in a folder of its own: whoever has database and keys together reads
 * what each alone keeps closed.
 */
public final class KeysBackup {
  static final String NAME = "keys.json";
  private static final String TYPE = "opengeps/backup-keys/1";
  private static final String WHY =
      "whoever finds the keys beside the database can open gate keys and the confidential parts of"
          + " opened bids. Keep them on another medium, with other people.";

  private KeysBackup() {}

  /**
   * Refuses places that are no places for keys, before anything is written.
   *
   * @throws BackupFailure with the reason
   */
  public static void requireApart(Path keys, Path backup) throws IOException {
    Folders.requireApart(keys, backup, WHY);
  }

  /** Refuses a folder that is in the data folder, or in use, before anything else is done. */
  public static void requireFree(Path home, Path to) throws IOException {
    Folders.requireApart(to, home, "a backup inside the data folder is lost with it.");
    Folders.makeEmpty(to);
  }

  /**
   * Copies all keys of a data folder.
   *
   * @return how many files
   */
  public static int make(Path home, Path to, Instant now) throws IOException {
    Path keys = home.resolve("keys");
    requireFree(home, to);
    List<HashedFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(keys)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = keys.relativize(file).toString();
        files.add(HashedFile.copy(file, to.resolve(name), name));
        closed(to.resolve(name));
      }
    } catch (NoSuchFileException e) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE, "The data folder " + home + " has no keys.", e);
    }
    JsonObject manifest =
        JsonObject.ofType(TYPE).put("made", now).put("files", files, HashedFile::json).build();
    Files.writeString(to.resolve(NAME), manifest.toString());
    Folders.force(to.resolve(NAME));
    Folders.force(to);
    return files.size();
  }

  /** Keys that are missing or have changed, a sentence each. */
  public static List<String> findings(Path folder) throws IOException {
    List<String> findings = new ArrayList<>();
    for (HashedFile file : files(folder)) {
      Path there = folder.resolve(file.name());
      if (!Files.isRegularFile(there)) {
        findings.add("the key file " + file.name() + " is missing");
      } else if (!HashedFile.look(there, file.name()).equals(file)) {
        findings.add("the key file " + file.name() + " has changed");
      }
    }
    return findings;
  }

  /** Brings all keys back. */
  static void restore(Path folder, Path home) throws IOException {
    for (HashedFile file : files(folder)) {
      Path target = home.resolve("keys").resolve(file.name());
      HashedFile.copy(folder.resolve(file.name()), target, file.name());
      closed(target);
    }
  }

  private static void closed(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static List<HashedFile> files(Path folder) throws IOException {
    try {
      return JsonObject.parse(Files.readAllBytes(folder.resolve(NAME)))
          .expectType(TYPE)
          .objects("files", HashedFile::of);
    } catch (NoSuchFileException e) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE,
          "There is no whole backup of keys in "
              + folder
              + ": it has no "
              + NAME
              + ", which is written last.",
          e);
    } catch (JsonFormatException e) {
      throw new BackupFailure(
          BackupFailure.Reason.REFUSED, NAME + " has changed: " + e.getMessage() + ".", e);
    }
  }
}
