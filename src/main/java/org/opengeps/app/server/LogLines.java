package org.opengeps.app.server;

import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * {@code 2026-11-28T01:58:33.377Z [WARNING] [logger] sentence}, and the first lines of a trace
 * below it: what is deeper is the container's way to our doors, which is always the same.
 */
final class LogLines extends Formatter {
  private static final int TRACE_LINES = 30;

  @Override
  public String format(LogRecord record) {
    if (record.getResourceBundle() == null && record.getLoggerName() != null) {
      // the container's records name a sentence that only their logger knows
      record.setResourceBundle(Logger.getLogger(record.getLoggerName()).getResourceBundle());
    }
    StringBuilder text = new StringBuilder(200);
    text.append(Instant.ofEpochMilli(record.getMillis()))
        .append(" [")
        .append(record.getLevel().getName())
        .append("] [")
        .append(record.getLoggerName())
        .append("] ")
        .append(formatMessage(record).strip())
        .append('\n');
    for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
      appendTrace(text, thrown);
    }
    return text.toString();
  }

  private static void appendTrace(StringBuilder text, Throwable thrown) {
    text.append(thrown).append('\n');
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(TRACE_LINES, frames.length); i++) {
      text.append("\tat ").append(frames[i]).append('\n');
    }
    if (frames.length > TRACE_LINES) {
      text.append("\t... ").append(frames.length - TRACE_LINES).append(" more\n");
    }
  }
}
