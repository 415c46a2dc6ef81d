package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.protocol.message.Lot;

/** How lots failed, for all pages that say it. */
@ApplicationScoped
class LotFailures {
  @Inject private FindOpening openings;
  @Inject private FindTechnical decisions;

  /** Empty unless the lot has failed. */
  Optional<LotFailure> find(NoticeView view, Lot lot) {
    return view.state(lot.lot()) == TenderState.FAILED
        ? Optional.of(
            LotFailure.of(
                lot,
                slot -> openings.end(view.ref().number(), slot),
                () -> hasNobodyPassed(view, lot)))
        : Optional.empty();
  }

  private boolean hasNobodyPassed(NoticeView view, Lot lot) {
    return decisions
        .find(view.ref(), lot.lot())
        .filter(one -> one.decision().passed().isEmpty())
        .isPresent();
  }
}
