package org.opengeps.notice.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.LotUnderway;

/** What an agency has underway, for lists: each method is one statement. */
public interface UnderwayRows {
  /**
   * Lots of an agency that are not at their end, those that close first before the others, and
   * behind them those that came there not before an instant: at most so many.
   */
  List<LotUnderway> listLots(OrganisationId agency, Instant endedSince, int most);

  /** Orders in force of an agency that leave the base amount to a later one: at most so many. */
  List<PublishedOrder> listAwaitingBaseAmount(OrganisationId agency, int most);
}
