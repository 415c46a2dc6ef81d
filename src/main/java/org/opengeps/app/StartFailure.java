package org.opengeps.app;

/** The server cannot start; the message is a plain sentence, the reason decides the exit code. */
public class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, with the exit code that the help of {@code serve} documents. */
  public enum Reason {
    /** The configuration has a slip. */
    CONFIGURATION(2),
    PORT_BUSY(3),
    FOLDER_LOCKED(4),
    DATABASE(5),
    AUTHORITIES(6),
    INCOMPLETE(7),
    SERVER(8);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Reason reason;

  public StartFailure(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public StartFailure(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
