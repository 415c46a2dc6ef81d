package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;

/** A correction states its reason. */
public final class CorrectionGivesAReason implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    boolean given = facts.draft().reason() != null && !facts.draft().reason().ko().isBlank();
    if (!facts.isCorrection() || given) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "reason-missing",
            "reason",
            facts.rules().article("correction"),
            "정정 사유를 적으세요.",
            "State the reason of the correction."));
  }
}
