package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.opengeps.notice.OutlivedLot;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;

/** Which lots ended so long ago that bids which nobody opened are kept no longer. */
@ApplicationScoped
public class RetainLots {
  private static final int PER_ROUND = 20;
  @Inject private Tenders tenders;

  /**
   * At most {@value #PER_ROUND}, earliest first.
   *
   * @param skipped how many of the earliest are left out
   */
  @Transactional
  public List<OutlivedLot> listOutlived(Instant at, int skipped) {
    return tenders.listOutlived(at, skipped, PER_ROUND).stream()
        .map(lot -> new OutlivedLot(lot.tender(), lot.lot()))
        .toList();
  }

  /**
   * Holds the lot until the transaction ends.
   *
   * @return whether anything of it is to be destroyed now: another process may have been faster,
   *     and its time may have been moved
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hold(OutlivedLot lot, Instant at) {
    return tenders.lock(lot.tender()).isPresent() && find(lot).isOutlived(at);
  }

  /** Nothing is left to be destroyed of a lot that the caller holds. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void settle(OutlivedLot lot) {
    find(lot).settle();
  }

  private TenderLot find(OutlivedLot lot) {
    return tenders.listLots(lot.tender()).stream()
        .filter(one -> one.lot().equals(lot.lot()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no lot " + lot));
  }
}
