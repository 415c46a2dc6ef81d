package org.opengeps.protocol.pki;

/**
 * Bytes that are no valid statement about the certificate: broken, not signed by its authority, or
 * about another certificate.
 */
public final class RevocationFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  public RevocationFormatException(String message) {
    super(message);
  }

  public RevocationFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
