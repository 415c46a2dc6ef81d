package org.opengeps.app.backup;

/** A backup or its way back cannot go on; the message is a sentence for the operator. */
public class BackupFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, with the exit code that the help of the commands documents. */
  public enum Reason {
    /** Something is not as it must be. */
    REFUSED(1),
    /** The folders that were named do not do. */
    USAGE(2),
    NO_ROOM(3),
    DATABASE(5);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Reason reason;

  public BackupFailure(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public BackupFailure(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
