package org.opengeps.bid.rules;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.protocol.message.CancellationRequest;

/**
 * A bid may be asked back until the opening time of the notice in force, where its law knows that
 * (전자조달법 시행령 제5조제3항), and by whoever has its receipt.
 */
public final class CancellationIsAdmissible {
  private static final Set<TenderState> SEALED =
      EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING, TenderState.CLOSED);

  private CancellationIsAdmissible() {}

  /**
   * @param notice in force
   * @param allowed whether its rule set allows it
   * @param bid whether what it means was received, and not refused
   */
  public static Optional<Refusal> judge(
      CancellationRequest asked, NoticeView notice, boolean allowed, boolean bid, Instant at) {
    if (!allowed) {
      return Optional.of(
          new Refusal(
              "cancellation-not-allowed",
              "이 공고에 적용되는 규정에는 입찰의 취소 신청이 없습니다.",
              "The rules of this notice know no cancellation of a bid."));
    }
    if (!bid) {
      return Optional.of(
          new Refusal(
              "bid-unknown",
              "접수된 입찰 가운데 이 제출 번호와 입찰서를 가진 것이 없습니다. 접수증의 내용으로 신청하세요.",
              "No accepted bid has this submission id, lot and statement; ask with what its receipt says."));
    }
    return isSealed(notice, asked.lot(), at) ? Optional.empty() : Optional.of(begun(notice));
  }

  /** Whether nothing of the lot is opened, by state and by clock. */
  public static boolean isSealed(NoticeView notice, String lot, Instant at) {
    return SEALED.contains(notice.state(lot)) && at.isBefore(notice.opensAt());
  }

  public static Refusal begun(NoticeView notice) {
    return new Refusal(
        "opening-begun",
        "개찰 시각(" + notice.opensAt() + ")까지만 할 수 있는 일입니다.",
        "This could be done until the opening time, " + notice.opensAt() + ".");
  }
}
