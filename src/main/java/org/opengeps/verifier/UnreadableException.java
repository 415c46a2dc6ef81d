package org.opengeps.verifier;

/** The input is not a bundle, receipt or trust file at all. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }
}
