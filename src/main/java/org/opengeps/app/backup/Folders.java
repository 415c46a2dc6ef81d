package org.opengeps.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Where backups may lie, and whether there is room. */
final class Folders {
  private static final long MEGABYTE = 1024L * 1024;

  /** Beside what is written, for everybody else on that disk. */
  private static final long RESERVE = 256 * MEGABYTE;

  private Folders() {}

  /**
   * Makes a folder that nobody else may look into.
   *
   * @throws BackupFailure if something lies there
   */
  static void makeEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      requireEmpty(folder);
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new BackupFailure(
        BackupFailure.Reason.USAGE,
        folder + " is not an empty folder; name a new one. Nothing is ever written over.");
  }

  /**
   * Refuses folders one of which lies in the other.
   *
   * @param why what would be wrong with it
   */
  static void requireApart(Path one, Path other, String why) throws IOException {
    Path first = real(one);
    Path second = real(other);
    if (first.startsWith(second) || second.startsWith(first)) {
      throw new BackupFailure(
          BackupFailure.Reason.USAGE, one + " and " + other + " are not apart: " + why);
    }
  }

  /** Without symbolic links, also of a folder that is not there yet. */
  private static Path real(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }

  /**
   * @throws BackupFailure if the disk of the folder has less room
   */
  static void requireRoom(Path folder, long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free - RESERVE < bytes) {
      throw new BackupFailure(
          BackupFailure.Reason.NO_ROOM,
          "There is no room in "
              + folder
              + ": "
              + megabytes(bytes + RESERVE)
              + " MB may be needed, "
              + megabytes(free)
              + " MB are free.");
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE;
  }

  /** Onto the disk: a file's bytes, or which files a folder holds. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
