package org.opengeps.app.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.SignedNote;

/**
 * The newest cosigned checkpoint of each log, one file a log, on disk before anybody hears of it.
 */
final class WitnessedHeads {
  private final Path folder;

  WitnessedHeads(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Optional<SignedNote> find(String origin) throws IOException {
    Path file = file(origin);
    return Files.exists(file)
        ? Optional.of(SignedNote.parse(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /** The bytes are forced to disk, then renamed over the old ones, and the folder is forced too. */
  void put(String origin, SignedNote note) throws IOException {
    Path fresh = folder.resolve(file(origin).getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        fresh, file(origin), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path file(String origin) {
    return folder.resolve(Sha256.ofText(origin).hex());
  }
}
