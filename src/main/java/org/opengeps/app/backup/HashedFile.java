package org.opengeps.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * A file of a backup as its manifest names it.
 *
 * @param name below the backup's folder, with slashes
 */
record HashedFile(String name, long size, Sha256 sha256) {
  HashedFile {
    boolean inside =
        !name.isEmpty()
            && !name.startsWith("/")
            && Path.of(name).normalize().equals(Path.of(name))
            && !name.startsWith("..");
    if (!inside) {
      throw new IllegalArgumentException("no name of a file below a folder: " + name);
    }
  }

  JsonObject json() {
    return JsonObject.builder()
        .put("name", name)
        .put("size", size)
        .put("sha256", sha256.hex())
        .build();
  }

  static HashedFile of(JsonObject json) {
    return new HashedFile(
        json.value("name", HashedFile::inside), json.integer("size"), json.hash("sha256"));
  }

  private static String inside(String name) {
    return new HashedFile(name, 0, Sha256.of(new byte[0])).name();
  }

  /** What lies there. */
  static HashedFile look(Path file, String name) throws IOException {
    return pass(file, OutputStream.nullOutputStream(), name);
  }

  /** Copies to a place where nothing is yet, and onto the disk. */
  static HashedFile copy(Path from, Path to, String name) throws IOException {
    Files.createDirectories(to.getParent());
    try (FileChannel channel =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      HashedFile copied = pass(from, out, name);
      channel.force(true);
      return copied;
    }
  }

  private static HashedFile pass(Path from, OutputStream out, String name) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
      long size = in.transferTo(out);
      return new HashedFile(name, size, Sha256.fromBytes(digest.digest()));
    }
  }
}
