package org.opengeps.protocol.time;

/**
 * A time stamp that is broken, not granted, over something else, or not given by a trusted
 * authority. The message says which.
 */
public final class TimeStampException extends Exception {
  private static final long serialVersionUID = 1L;

  public TimeStampException(String message) {
    super(message);
  }

  public TimeStampException(String message, Throwable cause) {
    super(message, cause);
  }
}
