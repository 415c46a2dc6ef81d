package org.opengeps.bid.model;

import java.time.Instant;

/** The servers that take bids, and what each has acknowledged. */
public interface IntakeNodes {
  /**
   * A sign of life.
   *
   * @param drainedUntil every reception that the node stamped before this instant has its row
   */
  void acknowledge(String node, Instant seenAt, Instant drainedUntil);

  /**
   * Whether every node seen since {@code aliveSince} has recorded all that it stamped before {@code
   * deadline}.
   */
  boolean areAllDrained(Instant deadline, Instant aliveSince);
}
