package org.opengeps.bid.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.opengeps.bid.GrantedCancellation;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.kernel.Sha256;

/**
 * For the opening: which bids of a lot are not to be opened, and the end of every other request.
 */
@Dependent
public class DecideCancellations {
  @Inject private Cancellations cancellations;

  /**
   * What was granted and is not decided yet. Requests of the lot are held until the transaction
   * ends, so that nothing is granted beside it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<GrantedCancellation> lockGranted(LotRef lot) {
    return cancellations.lockGranted(lot);
  }

  /** These are removed, all others of the lot refused; for ever. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void decide(LotRef lot, List<Sha256> removed) {
    cancellations.decide(lot, removed);
  }
}
