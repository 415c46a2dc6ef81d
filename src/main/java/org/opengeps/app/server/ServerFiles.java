package org.opengeps.app.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The files that Payara Micro reads at its start. */
public final class ServerFiles {
  private ServerFiles() {}

  /**
   * Writes the commands that run before the server opens its port: listen on 127.0.0.1 only,
   * compress, tell nobody which server this is.
   */
  public static void writePreboot(Path file) throws IOException {
    try (InputStream commands = ServerFiles.class.getResourceAsStream("preboot.txt")) {
      Files.copy(
          Objects.requireNonNull(commands, "preboot.txt is missing from the jar"),
          file,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
