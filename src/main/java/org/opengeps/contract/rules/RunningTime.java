package org.opengeps.contract.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.protocol.log.Suspensions;

/**
 * The time that a party has. While the round stands still it does not run, and it ends later by as
 * long as that took.
 *
 * @param began since when it runs
 * @param due first instant at which it is too late, unless something puts it off
 */
public record RunningTime(Instant began, Instant due) {
  /** When it ends; empty while it stands still. */
  public Optional<Instant> end(Suspensions stood) {
    return stood.prolonged(began, due);
  }

  public boolean isOver(Suspensions stood, Instant now) {
    return end(stood).filter(end -> !now.isBefore(end)).isPresent();
  }
}
