package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.TenderClosed;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.OpeningsPostponed;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;

/**
 * The first envelope of a closed lot is to be opened: noted in the transaction that closes the lot
 * or moves its time. Those that open on a decision are noted with the decision.
 */
@ApplicationScoped
public class RecordClosing {
  @Inject private Openings openings;
  @Inject private FindNotice notices;

  void postponed(@Observes OpeningsPostponed event) {
    openings.postpone(event.opensAt());
  }

  void closed(@Observes TenderClosed event) {
    LotRef lot = event.lot();
    NoticeView notice =
        notices
            .find(lot.tender())
            .orElseThrow(() -> new IllegalStateException("closed without a notice: " + lot));
    var key = new EnvelopeKey(lot.tender().number(), notice.notice().lot(lot.lot()).first());
    openings.add(new Opening(key, lot.tender().order(), event.closeHash(), notice.opensAt()));
  }
}
