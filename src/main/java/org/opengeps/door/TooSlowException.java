package org.opengeps.door;

import java.io.IOException;

/** A body came too slowly; what came of it was handed on. */
public final class TooSlowException extends IOException {
  private static final long serialVersionUID = 1L;

  TooSlowException(String sentence) {
    super(sentence);
  }
}
