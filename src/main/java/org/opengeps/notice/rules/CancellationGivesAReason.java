package org.opengeps.notice.rules;

import java.util.List;
import org.opengeps.kernel.Refusal;
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
    return List.of(new Finding(Refusal.of("reason-missing.cancellation"), "reason"));
  }
}
