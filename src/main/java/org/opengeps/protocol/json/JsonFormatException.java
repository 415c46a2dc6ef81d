package org.opengeps.protocol.json;

/**
 * A JSON text or a member of it does not have the promised form. The message names the member by
 * its path.
 */
public final class JsonFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String path;

  public JsonFormatException(String path, String problem) {
    super((path.isEmpty() ? "the document" : path) + ": " + problem);
    this.path = path;
  }

  /** Where: {@code lots[0].envelopes[0].gateKey}; empty for the document itself. */
  public String path() {
    return path;
  }
}
