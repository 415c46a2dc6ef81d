package org.opengeps.door;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that arrive: the first ones in memory, all of them in a temporary file when they are many.
 */
final class Spool implements Closeable {
  /** So much stays in memory. */
  static final int SMALL = 32 * 1024;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream disk;
  private long size;

  void add(byte[] bytes, int length) throws IOException {
    size += length;
    if (file == null && size > SMALL) {
      file = Files.createTempFile("body", ".part");
      disk = Files.newOutputStream(file);
      memory.writeTo(disk);
      memory = null;
    }
    if (file == null) {
      memory.write(bytes, 0, length);
    } else {
      disk.write(bytes, 0, length);
    }
  }

  long size() {
    return size;
  }

  /** Everything from the beginning; to be asked for once, when nothing more comes. */
  InputStream read() throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    disk.close();
    return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      disk.close();
      Files.deleteIfExists(file);
    }
  }
}
