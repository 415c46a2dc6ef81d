package org.opengeps.notice;

import java.time.Instant;
import java.util.Map;

/**
 * The openings of tenders that had closed were moved by an outage; their closings stand.
 *
 * @param opensAt new opening time by number of the tender
 */
public record OpeningsPostponed(Map<TenderNumber, Instant> opensAt) {
  public OpeningsPostponed {
    opensAt = Map.copyOf(opensAt);
  }
}
