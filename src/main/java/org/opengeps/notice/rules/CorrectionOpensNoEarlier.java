package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;

/**
 * A correction never brings the opening forward: committee members' programs and the verifier
 * believe no order that does (docs/protocol.md section 5).
 */
public final class CorrectionOpensNoEarlier implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (!facts.isCorrection()) {
      return Optional.empty();
    }
    Instant before = facts.previous().orElseThrow().schedule().opensAt();
    return facts.terms().opensAt().isBefore(before)
        ? Optional.of(
            new Finding(
                Refusal.of("opening-earlier")
                    .with("before", facts.local(before))
                    .with("zone", facts.rules().zone().toString()),
                "opensAt",
                facts.rules().article("correction")))
        : Optional.empty();
  }
}
