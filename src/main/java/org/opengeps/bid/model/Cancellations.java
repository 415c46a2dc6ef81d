package org.opengeps.bid.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.GrantedCancellation;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.SubmissionId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;

/** Requests to cancel bids; each is granted at most once, and decided once. */
public interface Cancellations {
  /**
   * @param tag keyed, of the bid and whoever asks
   * @param sealed the request, encrypted to the gate key
   * @return false if whoever asks has asked for this bid before
   */
  boolean add(CancellationView asked, Sha256 tag, byte[] sealed);

  /** What stands under such a tag. */
  Optional<CancellationView> findByTag(Sha256 tag);

  /** For a bid, in the order in which they came. */
  List<CancellationView> list(SubmissionId submission);

  /** In the order in which they came. */
  List<CancellationView> list(TenderNumber tender);

  /**
   * How many of these tenders' requests nobody has granted or decided; none of a tender without.
   */
  Map<TenderNumber, Integer> countWaiting(Collection<TenderNumber> tenders);

  /** The same of one request, held until the transaction ends. */
  Optional<CancellationView> lock(Sha256 request);

  void grant(Sha256 request, Sha256 signed, PersonId by, Instant at);

  /**
   * Those of a lot that are not decided yet, all held until the transaction ends: what is being
   * granted meanwhile is waited for.
   *
   * @return the granted ones, in the order in which they came
   */
  List<GrantedCancellation> lockGranted(LotRef lot);

  /**
   * Decides all of a lot that {@link #lockGranted} holds: these are removed, the others refused.
   */
  void decide(LotRef lot, List<Sha256> removed);
}
