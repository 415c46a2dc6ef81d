package org.opengeps.ledger;

import org.opengeps.kernel.Refusal;

/**
 * A fact cannot be logged because the log is read-only; the transaction that fired it must fail.
 */
public class LogReadOnlyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For the answer to whoever caused the fact. */
  public static final Refusal REFUSAL =
      new Refusal(
          "log-read-only",
          "The log of this server does not agree with its witness, so nothing can be recorded now. The operator has been alarmed; "
              + "please try again later.");

  public LogReadOnlyException(String reason) {
    super(reason);
  }
}
