package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;

/** What an agency has underway, for lists: each method is one statement. */
public interface UnderwayRows {
  /**
   * Lots of an agency that are not at their end, those that close first before the others, and
   * behind them those that came there not before an instant: at most so many.
   */
  List<LotUnderway> listLots(OrganisationId agency, Instant endedSince, int most);

  /** Orders in force of an agency that leave the base amount to a later one: at most so many. */
  List<PublishedOrder> listAwaitingBaseAmount(OrganisationId agency, int most);

  /** Which of these tenders another one follows. */
  Set<TenderNumber> followed(Collection<TenderNumber> tenders);

  /** Hash of the notice of each of these orders. */
  Map<TenderRef, Sha256> notices(Collection<TenderRef> orders);
}
