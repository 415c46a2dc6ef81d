package org.opengeps.protocol.file;

import java.io.IOException;

/** An encrypted file does not open: another key, or it was changed, cut or extended. */
public final class FileTamperedException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileTamperedException(String message) {
    super(message);
  }

  public FileTamperedException(String message, Throwable cause) {
    super(message, cause);
  }
}
