package org.opengeps.notice.rules;

import java.util.Optional;
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
                "reason-missing",
                "reason",
                facts.rules().article("rebid"),
                "재입찰에 부치는 사유를 적으세요. 사유는 공고에 그대로 실립니다.",
                "State why bids are asked for once more; the reason is published with the order."));
  }
}
