package org.opengeps.payment.usecase;

/**
 * What was answered is not signed by the bank, or speaks of something else than was asked: somebody
 * between here and the bank, or the bank itself, is not to be trusted. The outcome is unknown.
 */
public final class ForgedAnswerException extends BankException {
  private static final long serialVersionUID = 1L;

  ForgedAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
