package org.opengeps.method;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.protocol.log.Suspensions;

/**
 * The clock of a round.
 *
 * @param now at which it is looked at
 * @param suspensions while the round stood still no time ran
 */
public record RoundTime(Instant now, Suspensions suspensions) {
  /** Of a round that never stood still. */
  public static RoundTime at(Instant now) {
    return new RoundTime(now, Suspensions.NONE);
  }

  /** Before any time was over. */
  public static RoundTime beginning() {
    return at(Instant.EPOCH);
  }

  /**
   * When a request is due, as suspensions have put it off.
   *
   * @return empty if the round stands still now and it was not due before
   */
  public Optional<Instant> due(Act.Request request) {
    return suspensions.prolonged(request.askedAt(), request.dueAt());
  }

  /** Whether its time is over. */
  public boolean isOver(Act.Request request) {
    return due(request).filter(due -> !now.isBefore(due)).isPresent();
  }
}
