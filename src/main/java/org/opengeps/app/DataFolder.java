package org.opengeps.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** OPENGEPS_HOME, used by one server at a time. The lock dies with the process, even by kill -9. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * @throws StartFailure if another server uses it or it cannot be written
   */
  static DataFolder lock(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new StartFailure(
            StartFailure.Reason.FOLDER_LOCKED,
            "The data folder " + path + " is used by another running server.");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new StartFailure(
          StartFailure.Reason.FOLDER_LOCKED,
          "The data folder " + path + " cannot be written: " + e.getMessage() + ".",
          e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
