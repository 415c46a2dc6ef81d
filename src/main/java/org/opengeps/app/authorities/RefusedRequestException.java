package org.opengeps.app.authorities;

/** A request that an authority does not serve; the message is the sentence sent back. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  RefusedRequestException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** HTTP status. */
  int status() {
    return status;
  }
}
