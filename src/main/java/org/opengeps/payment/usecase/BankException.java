package org.opengeps.payment.usecase;

/** The bank did not say what was asked; which class it is says what is known of the payment. */
public abstract class BankException extends Exception {
  private static final long serialVersionUID = 1L;

  BankException(String message, Throwable cause) {
    super(message, cause);
  }
}
