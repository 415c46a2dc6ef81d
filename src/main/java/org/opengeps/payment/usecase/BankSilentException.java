package org.opengeps.payment.usecase;

/**
 * Nobody answered, or the bank could not. The outcome is unknown: what was sent may have been
 * booked. The same bytes can be sent again.
 */
public final class BankSilentException extends BankException {
  private static final long serialVersionUID = 1L;

  BankSilentException(String message, Throwable cause) {
    super(message, cause);
  }
}
