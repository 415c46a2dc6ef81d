package org.opengeps.protocol.log;

/**
 * Bytes that claim to be a note, checkpoint, tile path, bundle or proof and are not. The message
 * says which rule they break.
 */
public class LogFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public LogFormatException(String message) {
    super(message);
  }
}
