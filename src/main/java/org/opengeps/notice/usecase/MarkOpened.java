package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderState;

/** Called by the opening: bids are opened, the price is drawn. */
@ApplicationScoped
public class MarkOpened {
  @Inject private TenderMoves moves;

  /**
   * Harmless when repeated.
   *
   * @return refused with {@code wrong-state} or {@code tender-unknown}
   */
  @Transactional
  public Verdict<TenderState> mark(TenderRef tender, Instant at) {
    return moves.move(tender, TenderState.OPENED, at);
  }
}
