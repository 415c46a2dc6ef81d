package org.opengeps.opening;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.opengeps.protocol.message.Slot;

/**
 * How far an opening has come, as its rows say: nothing is read of what was opened.
 *
 * @param tender number of the notice, without its order
 * @param opensAt opening time, or that of the decision on which it opens, put off by suspensions
 * @param onDecision whether it opens on a decision about technical bids
 * @param recorded whether its record is signed
 * @param reason code of the failure
 * @param arrived index of each member whose messages for all lists are in; empty unless the gate
 *     key is public and the record is not signed
 */
public record OpeningProgress(
    String tender,
    Slot slot,
    OpeningStage stage,
    Instant opensAt,
    boolean onDecision,
    boolean recorded,
    Optional<String> reason,
    Set<Integer> arrived) {
  public OpeningProgress {
    arrived = Set.copyOf(arrived);
  }

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return stage == OpeningStage.OPENED || stage == OpeningStage.FAILED;
  }
}
