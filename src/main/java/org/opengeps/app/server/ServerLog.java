package org.opengeps.app.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.opengeps.platform.Tally;

/**
 * The operator's log in rotating files. Of equal traces and equal lines only the first ones of a
 * minute are written, the others counted: nobody pushes what happened out of the files by repeating
 * a request.
 */
public final class ServerLog extends Handler {
  private static final long FILE_BYTES = 20_000_000;
  private static final int OLDER = 5;
  private static final int TRACES = 3;
  private static final int LINES = 100;

  private static final Set<String> KNOWN_LOGGERS =
      Set.of(
          "javax.enterprise.system.container.ejb.com.sun.ejb",
          "javax.enterprise.system.container.web.com.sun.web.security");

  private static final List<String> KNOWN =
      List.of(
          "Class Not loaded yet com.sun.ejb.containers.interceptors",
          "Context path from ServletContext:  differs from path from bundle: /");

  private final Tally traces;
  private final Tally lines;
  private final RotatingFile file;

  /** For the logging configuration, which names the file. */
  public ServerLog() throws IOException {
    this(
        Path.of(
            Objects.requireNonNull(
                LogManager.getLogManager().getProperty(ServerLog.class.getName() + ".file"))));
  }

  ServerLog(Path path) throws IOException {
    file = new RotatingFile(path, FILE_BYTES, OLDER);
    traces = new Tally(TRACES, Duration.ofMinutes(1), System::nanoTime);
    lines = new Tally(LINES, Duration.ofMinutes(1), System::nanoTime);
    setFormatter(new LogLines());
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record) || isWellKnown(record)) {
      return;
    }
    OptionalLong leftOut =
        record.getThrown() == null ? lines.count(kind(record)) : traces.count(kind(record));
    if (leftOut.isEmpty()) {
      return;
    }
    try {
      file.write(getFormatter().format(record));
      if (leftOut.getAsLong() > 0) {
        file.write("\t(" + leftOut.getAsLong() + " equal ones before it were left out)\n");
      }
    } catch (IOException e) {
      reportError("the log cannot be written", e, ErrorManager.WRITE_FAILURE);
    }
  }

  /** What Payara says of its own classes and of the root context at every start. */
  private boolean isWellKnown(LogRecord record) {
    return record.getLevel() == Level.WARNING
        && KNOWN_LOGGERS.contains(String.valueOf(record.getLoggerName()))
        && KNOWN.stream().anyMatch(getFormatter().format(record)::contains);
  }

  /**
   * What makes two records equal: who says it, the pattern of the sentence, and the kind and place
   * of what was thrown. A sentence that carries data in it differs each time; so of one that comes
   * with a trace only the place counts.
   */
  private static String kind(LogRecord record) {
    Throwable thrown = record.getThrown();
    if (thrown == null) {
      return record.getLoggerName() + " " + record.getMessage();
    }
    Throwable root = thrown;
    for (int i = 0; root.getCause() != null && i < 10; i++) {
      root = root.getCause();
    }
    StackTraceElement[] frames = root.getStackTrace();
    return record.getLoggerName()
        + " "
        + thrown.getClass().getName()
        + " "
        + root.getClass().getName()
        + " "
        + (frames.length > 0 ? frames[0] : "");
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
      reportError("the log cannot be closed", e, ErrorManager.CLOSE_FAILURE);
    }
  }
}
