package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/**
 * A notice is corrected only while bids can still come, or when an outage has left the new closing
 * to the agency.
 */
public final class CorrectionComesBeforeTheClosing implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    boolean closed =
        facts
            .previous()
            .map(notice -> !facts.at().isBefore(notice.schedule().closesAt()))
            .orElse(false);
    if (!closed || facts.awaited()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(Refusal.of("closed-already"), "tender", facts.rules().article("correction")));
  }
}
