package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
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
            Refusal.of("correction-too-soon")
                .with("more", more.amount())
                .with("earliest", facts.local(earliest))
                .with("zone", facts.rules().zone().toString()),
            "closesAt",
            facts.rules().article("correction")));
  }
}
