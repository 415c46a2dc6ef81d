package org.opengeps.opening.usecase;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.TenderState;
import org.opengeps.opening.SuspensionView;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;

/**
 * Whether a round may be stopped, or go on, as it is now: asked when proposed and when approved.
 */
final class SuspensionFits {
  private static final int LONGEST_REASON = 1000;
  private static final Set<TenderState> OVER =
      EnumSet.of(
          TenderState.ADMITTED,
          TenderState.CONTINUED,
          TenderState.AWARD_INTENDED,
          TenderState.FAILED,
          TenderState.CANCELLED);

  private SuspensionFits() {}

  /** Whether a state leaves no round; of an awarded lot its contract says it. */
  static boolean isOver(TenderState state) {
    return OVER.contains(state);
  }

  /**
   * @param opened whether the first envelope of the lot is opened
   * @param over whether there is nothing left that could stand still
   * @param last the act that counted last
   */
  static Optional<Refusal> judge(
      Suspension act, boolean opened, boolean over, Optional<SuspensionView> last) {
    if (over) {
      return Optional.of(Refusal.of("round-over.suspension"));
    }
    return opened
        ? follows(act, last).or(() -> reason(act.reason()))
        : Optional.of(Refusal.of("not-opened.suspension"));
  }

  private static Optional<Refusal> reason(LocalText reason) {
    return FreeText.judge(
        FreeText.paragraphs("reason.ko", reason.ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", reason.en(), LONGEST_REASON).orEmpty());
  }

  /** Stopping and going on alternate, and each names the one before. */
  static Optional<Refusal> follows(Suspension act, Optional<SuspensionView> last) {
    boolean suspended = last.filter(SuspensionView::isSuspending).isPresent();
    boolean suspends = act.act() == Suspension.Kind.SUSPEND;
    if (suspends && suspended) {
      return Optional.of(
          Refusal.of("already-suspended").with("since", last.get().approvedAt().orElseThrow()));
    }
    if (!suspends && !suspended) {
      return Optional.of(Refusal.of("not-suspended"));
    }
    return Objects.equals(act.follows(), last.map(view -> view.act().hash()).orElse(null))
        ? Optional.empty()
        : Optional.of(Refusal.of("act-outdated.suspension"));
  }
}
