package org.opengeps.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;

/**
 * Uploads as files under {@code uploads/<upload>/<sha256>.part}, renamed without {@code .part} when
 * complete. Several nodes share the folder. Sealed files are large and cold: in the database they
 * would double its backups for nothing.
 */
@ApplicationScoped
public class DiskUploadFolder implements UploadFolder {
  private static final int BUFFER = 1 << 16;

  /**
   * Two parts of one file at once would interleave; a striped lock keeps them apart and other files
   * free.
   */
  private static final int STRIPES = 64;

  private final Object[] locks = new Object[STRIPES];
  private Path root;

  /** For the container. */
  protected DiskUploadFolder() {}

  @Inject
  public DiskUploadFolder(
      @ConfigProperty(name = "opengeps.home", defaultValue = "data") String home) {
    this.root = Path.of(home, "uploads");
    for (int i = 0; i < STRIPES; i++) {
      locks[i] = new Object();
    }
  }

  @Override
  public long length(UploadId upload, Sha256 file) {
    try {
      Path whole = whole(upload, file);
      Path part = part(upload, file);
      return Files.exists(whole) ? Files.size(whole) : Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The network is read before the lock is taken: a slow sender keeps nobody waiting. */
  @Override
  public Appended append(UploadId upload, Sha256 file, ContentRange range, InputStream body)
      throws IOException {
    if (range.first() > length(upload, file)) {
      return Appended.WRONG_OFFSET;
    }
    ReceivedPart part = ReceivedPart.read(body, range.length());
    Appended appended = append(upload, file, range, part.bytes());
    part.throwIfBroken();
    return part.isShort() && appended == Appended.STORED ? Appended.SHORT : appended;
  }

  private Appended append(UploadId upload, Sha256 file, ContentRange range, byte[] bytes)
      throws IOException {
    synchronized (lock(upload, file)) {
      long there = length(upload, file);
      if (range.first() > there) {
        return Appended.WRONG_OFFSET;
      }
      int known = Math.toIntExact(Math.min(there - range.first(), bytes.length));
      if (known < bytes.length) {
        Files.createDirectories(part(upload, file).getParent());
        write(part(upload, file), ByteBuffer.wrap(bytes, known, bytes.length - known));
      }
      return length(upload, file) == range.total()
          ? check(upload, file, range.total())
          : Appended.STORED;
    }
  }

  private static void write(Path part, ByteBuffer bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  @Override
  public Appended check(UploadId upload, Sha256 file, long size) throws IOException {
    synchronized (lock(upload, file)) {
      Path part = part(upload, file);
      Path whole = whole(upload, file);
      if (Files.notExists(whole)) {
        if (Files.notExists(part) || Files.size(part) < size) {
          return Appended.STORED;
        }
        if (!hash(part).equals(file)) {
          Files.delete(part);
          return Appended.WRONG_HASH;
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(whole.getParent());
      }
      return Appended.COMPLETE;
    }
  }

  /** The rename must be on disk before the book says that the file is complete. */
  private static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Sha256 hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return Sha256.fromBytes(digest.digest());
  }

  @Override
  public Optional<InputStream> open(UploadId upload, Sha256 file) throws IOException {
    Path whole = whole(upload, file);
    return Files.exists(whole) ? Optional.of(Files.newInputStream(whole)) : Optional.empty();
  }

  @Override
  public List<UploadId> list() throws IOException {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
          .map(UploadId::parse)
          .toList();
    }
  }

  @Override
  public void delete(UploadId upload, Sha256 file) throws IOException {
    synchronized (lock(upload, file)) {
      Files.deleteIfExists(part(upload, file));
      if (Files.deleteIfExists(whole(upload, file))) {
        syncFolder(root.resolve(upload.toString()));
      }
    }
  }

  @Override
  public void delete(UploadId upload) throws IOException {
    Path folder = root.resolve(upload.toString());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private Object lock(UploadId upload, Sha256 file) {
    return locks[Math.floorMod(31 * upload.hashCode() + file.hashCode(), STRIPES)];
  }

  private Path whole(UploadId upload, Sha256 file) {
    return root.resolve(upload.toString()).resolve(file.hex());
  }

  private Path part(UploadId upload, Sha256 file) {
    return root.resolve(upload.toString()).resolve(file.hex() + ".part");
  }
}
