package org.opengeps.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders are made under another name and renamed when they are whole. What a start left that was
 * ended in between is hundreds of megabytes that nobody looks at.
 */
final class HalfMade {
  private HalfMade() {}

  /** A new folder of that kind; earlier ones are deleted. */
  static Path folder(Path parent, String prefix) throws IOException {
    Files.createDirectories(parent);
    try (Stream<Path> all = Files.walk(parent)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        String top = path.equals(parent) ? "" : parent.relativize(path).getName(0).toString();
        if (top.startsWith(prefix) && !top.equals(prefix)) {
          Files.delete(path);
        }
      }
    }
    return Files.createTempDirectory(parent, prefix);
  }
}
