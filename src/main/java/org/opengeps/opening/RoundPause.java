package org.opengeps.opening;

import java.util.List;
import java.util.Optional;

/**
 * Whether the round of a lot stands still, and what is proposed about that.
 *
 * @param tender number of the notice, without its order
 * @param current the suspension that lasts; empty if the round goes on
 * @param pending acts that wait for their second officer and could still have one
 */
public record RoundPause(
    String tender, String lot, Optional<SuspensionView> current, List<SuspensionView> pending) {
  public RoundPause {
    pending = List.copyOf(pending);
  }
}
