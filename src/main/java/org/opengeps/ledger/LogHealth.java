package org.opengeps.ledger;

/**
 * How the log does.
 *
 * @param detail a sentence for the operator
 * @param size entries committed
 * @param published entries under the newest published checkpoint
 */
public record LogHealth(State state, String detail, long size, long published) {
  /** States of the log. */
  public enum State {
    /** No witness has been heard since the start; facts queue up. */
    STARTING,
    WORKING,
    /** Facts are committed and wait for the witness; nothing is published. */
    WITNESS_SILENT,
    /**
     * Database and witness contradict each other: nothing is signed and no fact accepted until an
     * operator has recovered the log.
     */
    READ_ONLY
  }
}
