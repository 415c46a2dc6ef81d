package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
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
            Refusal.of("reason-missing.correction"),
            "reason",
            facts.rules().article("correction")));
  }
}
