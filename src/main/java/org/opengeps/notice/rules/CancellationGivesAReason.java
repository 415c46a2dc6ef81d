package org.opengeps.notice.rules;

import java.util.List;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;

/** A cancellation states its reason: bidders have spent money on the notice. */
public final class CancellationGivesAReason {
  private CancellationGivesAReason() {}

  /** What is wrong; empty if nothing. */
  public static List<Finding> check(Draft draft) {
    if (draft.reason() != null && !draft.reason().ko().isBlank()) {
      return TextsAreFit.judge(draft, "reason").stream().toList();
    }
    return List.of(
        new Finding(
            "reason-missing",
            "reason",
            "취소 사유를 적으세요. 사유는 공고에 그대로 실립니다.",
            "State why the tender is cancelled; the reason is published with the notice."));
  }
}
