package org.opengeps.ledger.model;

/**
 * The compare-and-swap of the head failed: another node of the engine was faster. Harmless; the
 * pass is repeated.
 */
public class HeadMovedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public HeadMovedException(String message) {
    super(message);
  }
}
