package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.Tenders;

/** The one place where a tender's state changes, under its row lock. */
@Dependent
class TenderMoves {
  @Inject private Tenders tenders;

  /**
   * Moves a tender, whatever its current order.
   *
   * @return refused with {@code wrong-state} or {@code tender-unknown}
   */
  Verdict<TenderState> move(TenderRef ref, TenderState next, Instant at) {
    return tenders
        .lock(TenderNumber.of(ref))
        .map(tender -> move(tender, next, at))
        .orElseGet(() -> unknown(ref));
  }

  /** The same for a tender that the caller has locked. */
  Verdict<TenderState> move(Tender tender, TenderState next, Instant at) {
    TenderState before = tender.state();
    Verdict<TenderState> verdict = tender.moveTo(next, at);
    if (verdict instanceof Verdict.Accepted && before != next) {
      tenders.noteMove(tender, at);
    }
    return verdict;
  }

  static <T> Verdict<T> unknown(TenderRef ref) {
    return Verdict.refuse(
        "tender-unknown",
        "공고 " + ref.number() + "가 없습니다. 공고번호를 확인하세요.",
        "There is no tender "
            + ref.number()
            + ". Check the number: R, two digits, BK, eight digits.");
  }
}
