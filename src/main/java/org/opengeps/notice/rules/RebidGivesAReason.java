package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/**
 * An order that lets lots be bid for once more states why. Why a next stage is asked for, the
 * decision before it has said.
 */
final class RebidGivesAReason implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return !facts.isRebid()
            || facts.draft().reason() != null && !facts.draft().reason().ko().isBlank()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Refusal.of("reason-missing.re-bid"), "reason", facts.rules().article("rebid")));
  }
}
