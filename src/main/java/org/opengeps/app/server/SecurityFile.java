package org.opengeps.app.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * The security log in rotating files of its own, for years rather than days; its writer bounds it
 * ({@link org.opengeps.platform.SecurityLog}).
 */
public final class SecurityFile extends Handler {
  private static final long FILE_BYTES = 10_000_000;
  private static final int OLDER = 50;
  private final RotatingFile file;

  /** For the logging configuration, which names the file. */
  public SecurityFile() throws IOException {
    String path = LogManager.getLogManager().getProperty(SecurityFile.class.getName() + ".file");
    file = new RotatingFile(Path.of(Objects.requireNonNull(path)), FILE_BYTES, OLDER);
    setFormatter(new LogLines());
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      try {
        file.write(getFormatter().format(record));
      } catch (IOException e) {
        reportError("the security log cannot be written", e, ErrorManager.WRITE_FAILURE);
      }
    }
  }

  @Override
  public void flush() {
    // every line is written at once
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      reportError("the security log cannot be closed", e, ErrorManager.CLOSE_FAILURE);
    }
  }
}
