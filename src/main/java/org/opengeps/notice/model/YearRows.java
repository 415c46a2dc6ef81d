package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.ReviewCount;

/** What an agency did in some time, for those who look back: each method is few statements. */
public interface YearRows {
  /** Tenders noticed in [from, until), oldest first, at most so many; one statement. */
  List<Tender> list(OrganisationId agency, Instant from, Instant until, int most);

  /** All orders of these tenders, by number and order; one statement. */
  List<PublishedOrder> orders(Collection<String> tenders);

  /** Answers of second officers in [from, until), by person; two statements. */
  List<ReviewCount> reviews(OrganisationId agency, Instant from, Instant until);
}
