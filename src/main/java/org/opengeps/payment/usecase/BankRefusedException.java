package org.opengeps.payment.usecase;

/**
 * The bank did not take the request as such: it does not know the customer, cannot read the
 * message, or an id stands for another one. A person must look; the same bytes will not help. Such
 * an answer is not signed and proves nothing.
 */
public final class BankRefusedException extends BankException {
  private static final long serialVersionUID = 1L;
  private final int status;

  BankRefusedException(int status, String sentence) {
    super("the bank answered " + status + ": " + sentence, null);
    this.status = status;
  }

  /** Of HTTP: 409 where an id stands for another message. */
  public int status() {
    return status;
  }
}
