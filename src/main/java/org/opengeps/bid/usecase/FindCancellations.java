package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.CancellationState;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.kernel.Sha256;
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

  /**
   * For whoever knows the submission id. Before the opening only the bidder does; afterwards
   * everybody, so that a request which was not granted is shown to those alone who know it.
   *
   * @param request SHA-256 of the SignedData of the request that is meant; empty for the one that
   *     has come furthest
   */
  @Transactional
  public Optional<CancellationView> find(SubmissionId submission, Optional<Sha256> request) {
    return cancellations.list(submission).stream()
        .filter(
            view ->
                request
                    .map(view.request()::equals)
                    .orElse(view.state() != CancellationState.REFUSED))
        .max(Comparator.comparing(CancellationView::state));
  }
}
