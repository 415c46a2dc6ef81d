package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import org.opengeps.ledger.BatchRhythm;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tenders;

/**
 * The log beats while any tender accepts bids, still decides about them or waits for its opening:
 * then its silence is an outage.
 */
@ApplicationScoped
public class BeatWhileBidsAreAccepted implements BatchRhythm {
  @Inject private Tenders tenders;

  @Override
  @Transactional
  public boolean mustBeat(Instant now) {
    return tenders.isAnyIn(EnumSet.of(TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED));
  }
}
