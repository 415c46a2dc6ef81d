package org.opengeps.app.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A text file that is put aside when it is full: {@code server.log} becomes {@code server.log.1},
 * that one {@code server.log.2}, the oldest goes.
 */
final class RotatingFile {
  private final Path path;
  private final long limit;
  private final int older;
  private OutputStream out;
  private long size;

  /**
   * @param limit bytes of one file, about
   * @param older how many full ones are kept
   */
  RotatingFile(Path path, long limit, int older) throws IOException {
    this.path = path;
    this.limit = limit;
    this.older = older;
    Files.createDirectories(path.toAbsolutePath().getParent());
    open();
  }

  private void open() throws IOException {
    out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = Files.size(path);
  }

  synchronized void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (size > 0 && size + bytes.length > limit) {
      rotate();
    }
    out.write(bytes);
    size += bytes.length;
  }

  private void rotate() throws IOException {
    out.close();
    for (int i = older; i >= 1; i--) {
      Path from = i == 1 ? path : numbered(i - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  synchronized void close() throws IOException {
    out.close();
  }
}
