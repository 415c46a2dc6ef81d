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
      return Optional.of(Refusal.of("cancellation-not-allowed"));
    }
    if (!bid) {
      return Optional.of(Refusal.of("bid-unknown"));
    }
    return isSealed(notice, asked.lot(), at) ? Optional.empty() : Optional.of(begun(notice));
  }

  /** Whether nothing of the lot is opened, by state and by clock. */
  public static boolean isSealed(NoticeView notice, String lot, Instant at) {
    return SEALED.contains(notice.state(lot)) && at.isBefore(notice.opensAt());
  }

  public static Refusal begun(NoticeView notice) {
    return Refusal.of("opening-begun").with("opensAt", notice.opensAt());
  }
}
