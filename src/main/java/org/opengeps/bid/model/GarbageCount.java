package org.opengeps.bid.model;

import java.time.Instant;
import org.opengeps.kernel.Refusal;

/**
 * How many messages of senders that could not be authenticated were refused: the count is all that
 * is kept of them.
 */
public interface GarbageCount {
  void add(Refusal refusal, Instant at);
}
