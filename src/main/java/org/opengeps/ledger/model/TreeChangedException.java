package org.opengeps.ledger.model;

/**
 * The stored hashes of subtrees do not lead to the committed root: a row broke. Nothing may be
 * appended on top of it, or the log would fork from what its witness has seen.
 */
public class TreeChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TreeChangedException(String what) {
    super(what);
  }
}
