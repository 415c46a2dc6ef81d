package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.law.Deadline;
import org.opengeps.law.Finding;

/** A correction leaves the days that were left and at least five more. */
public final class CorrectionExtendsTheClosing implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.isCorrection()) {
      return Optional.empty();
    }
    Deadline more = facts.rules().correctionExtension();
    Instant earliest =
        facts.rules().end(more, facts.previous().orElseThrow().schedule().closesAt());
    if (!facts.terms().closesAt().isBefore(earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "correction-too-soon",
            "closesAt",
            facts.rules().article("correction"),
            "정정공고는 남은 기간에 "
                + more.korean()
                + " 이상을 더해야 합니다. 마감은 "
                + facts.local(earliest)
                + " 이후여야 합니다.",
            "A correction adds at least "
                + more.english()
                + " to the time left. Close at "
                + facts.local(earliest)
                + " ("
                + facts.rules().zone()
                + ") or later."));
  }
}
