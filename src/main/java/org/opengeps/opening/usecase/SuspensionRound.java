package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.model.Opening;
import org.opengeps.protocol.message.Suspension;

/** Reads what a suspension is about, with the round held. */
@Dependent
class SuspensionRound {
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private FindSuspensions suspensions;
  @Inject private ContractAwaited contracts;

  /**
   * A round that nobody else changes until the transaction ends.
   *
   * @param opened whether its first envelope is opened
   * @param over whether there is nothing left that could stand still
   * @param last the act that counted last
   */
  record Locked(boolean opened, boolean over, Optional<SuspensionView> last) {
    Optional<Refusal> judge(Suspension act) {
      return SuspensionFits.judge(act, opened, over, last);
    }
  }

  /**
   * @return refused with {@code lot-unknown}
   */
  Verdict<Locked> lock(TenderRef tender, String lot) {
    Optional<Opening> first = rounds.lock(tender.number(), lot);
    boolean opened = first.flatMap(Opening::record).isPresent();
    Optional<NoticeView> view = notices.inForce(TenderNumber.of(tender), lot);
    return Verdict.found(view, () -> unknown(tender, lot))
        .map(
            notice ->
                new Locked(
                    opened,
                    isOver(notice.state(lot), tender, lot),
                    suspensions.last(tender.number(), lot)));
  }

  /** An awarded lot has a round until its contract exists or is declined. */
  private boolean isOver(TenderState state, TenderRef tender, String lot) {
    return state == TenderState.AWARDED
        ? !contracts.isAwaited(tender, lot)
        : SuspensionFits.isOver(state);
  }

  private static Refusal unknown(TenderRef tender, String lot) {
    return Refusal.of("lot-unknown").with("notice", tender).with("name", lot);
  }
}
