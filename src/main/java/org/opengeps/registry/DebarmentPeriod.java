package org.opengeps.registry;

import java.time.Instant;
import org.opengeps.protocol.message.LocalText;

/**
 * A debarment in force, over or to come, as the supplier whom it concerns reads it.
 *
 * @param authority name of the agency that decided it
 * @param from first instant at which the supplier does not bid
 * @param until first instant after
 */
public record DebarmentPeriod(LocalText authority, LocalText reason, Instant from, Instant until) {
  /** Whether it keeps the supplier from bidding at that instant. */
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
