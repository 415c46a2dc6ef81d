package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.opengeps.bid.EnvelopeRef;
import org.opengeps.bid.TenderClosed;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.OpeningsPostponed;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;

/** A closed envelope is to be opened: noted in the transaction that closes it or moves its time. */
@ApplicationScoped
public class RecordClosing {
  @Inject private Openings openings;
  @Inject private FindNotice notices;

  void postponed(@Observes OpeningsPostponed event) {
    openings.postpone(event.opensAt());
  }

  void closed(@Observes TenderClosed event) {
    EnvelopeRef envelope = event.envelope();
    NoticeView notice =
        notices
            .find(envelope.tender())
            .orElseThrow(() -> new IllegalStateException("closed without a notice: " + envelope));
    var key = new EnvelopeKey(envelope.tender().number(), envelope.slot());
    openings.add(new Opening(key, envelope.tender().order(), event.closeHash(), notice.opensAt()));
  }
}
