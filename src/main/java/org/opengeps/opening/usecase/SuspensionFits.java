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
          TenderState.AWARDED,
          TenderState.FAILED,
          TenderState.CANCELLED);

  private SuspensionFits() {}

  /**
   * @param opened whether the first envelope of the lot is opened
   * @param last the act that counted last
   */
  static Optional<Refusal> judge(
      Suspension act, boolean opened, TenderState state, Optional<SuspensionView> last) {
    if (OVER.contains(state)) {
      return refuse(
          "round-over",
          "낙찰자를 결정했거나 유찰되었거나 적격자가 확정된 뒤에는 절차를 중지하거나 재개할 수 없습니다.",
          "The award is decided, the tender has failed, or it is settled who passed: there is no"
              + " round any more to suspend or resume.");
    }
    return opened
        ? follows(act, last).or(() -> reason(act.reason()))
        : refuse(
            "not-opened",
            "아직 개찰되지 않아 중지할 절차가 없습니다. 개찰 전의 일정은 정정공고로 바꾸세요.",
            "Nothing is opened yet, so there is no round to suspend. Before the opening its time is"
                + " changed by a correction of the notice.");
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
      return refuse(
          "already-suspended",
          last.get().approvedAt().orElseThrow() + "부터 이미 중지되어 있습니다. 더 할 일이 없습니다.",
          "The round is suspended since "
              + last.get().approvedAt().orElseThrow()
              + " already; nothing else is needed.");
    }
    if (!suspends && !suspended) {
      return refuse(
          "not-suspended",
          "중지되어 있지 않아 재개할 것이 없습니다. 화면을 새로 고치세요.",
          "The round is not suspended, so there is nothing to resume; read it again.");
    }
    return Objects.equals(act.follows(), last.map(view -> view.act().hash()).orElse(null))
        ? Optional.empty()
        : refuse(
            "act-outdated",
            "그사이 절차가 중지되었다가 재개되었습니다. 화면을 새로 고치고 다시 하세요.",
            "The round was suspended and resumed since this was written; read it again.");
  }

  private static Optional<Refusal> refuse(String code, String korean, String english) {
    return Optional.of(new Refusal(code, korean, english));
  }
}
