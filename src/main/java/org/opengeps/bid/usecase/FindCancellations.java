package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.notice.TenderNumber;

/** Requests to cancel bids; nothing in them names a bidder. */
@ApplicationScoped
public class FindCancellations {
  @Inject private Cancellations cancellations;

  /** For officers of the agency, in the order in which they came. */
  @Transactional
  public List<CancellationView> ofTender(TenderNumber number) {
    return cancellations.list(number);
  }

  /** How many requests of each of these tenders wait for an officer; none of a tender without. */
  @Transactional
  public Map<TenderNumber, Integer> countWaiting(Collection<TenderNumber> tenders) {
    return cancellations.countWaiting(tenders);
  }

  /** For whoever knows the submission id: as of a receipt, only the bidder does. */
  @Transactional
  public Optional<CancellationView> find(SubmissionId submission) {
    return cancellations.find(submission);
  }
}
