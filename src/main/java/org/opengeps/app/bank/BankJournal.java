package org.opengeps.app.bank;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What happened at the bank: a file of lines that is only added to and read whole at start. A line
 * counts once it is on disk with its line feed; what a killed writer left behind the last one does
 * not, since nobody was told of it.
 */
final class BankJournal implements AutoCloseable {
  private final FileChannel channel;
  private long end;
  private boolean broken;

  private BankJournal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the file, or makes it; no other process may write it meanwhile.
   *
   * @param lines takes what is there, in its order
   */
  static BankJournal open(Path file, List<JsonObject> lines) throws IOException {
    boolean fresh = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another process writes " + file);
      }
      if (fresh) {
        force(file.toAbsolutePath().getParent());
      }
      BankJournal journal = new BankJournal(channel);
      lines.addAll(journal.whole(Files.readAllBytes(file)));
      channel.truncate(journal.end);
      return journal;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("this process writes " + file + " already", e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** A new file is there for good only when its folder is on disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private List<JsonObject> whole(byte[] bytes) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        try {
          lines.add(JsonObject.parse(Arrays.copyOfRange(bytes, begin, i)));
        } catch (JsonFormatException e) {
          throw new IOException("line " + (lines.size() + 1) + " of the journal is damaged", e);
        }
        begin = i + 1;
      }
    }
    end = begin;
    return lines;
  }

  /**
   * Returns when the line is on disk.
   *
   * @throws IOException if it is not, and never will be
   */
  void append(JsonObject line) throws IOException {
    if (broken) {
      throw new IOException("the journal could not be written before; start the bank anew");
    }
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    int length = bytes.remaining();
    broken = true;
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(end);
      broken = false;
      throw e;
    }
    end += length;
    broken = false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
