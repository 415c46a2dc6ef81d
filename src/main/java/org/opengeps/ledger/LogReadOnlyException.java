package org.opengeps.ledger;

import org.opengeps.kernel.Refusal;

/**
 * A fact cannot be logged because the log is read-only; the transaction that fired it must fail.
 */
public class LogReadOnlyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For the answer to whoever caused the fact. */
  public static final Refusal REFUSAL = Refusal.of("log-read-only");

  public LogReadOnlyException(String reason) {
    super(reason);
  }
}
