package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
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
                "opening-earlier",
                "opensAt",
                facts.rules().article("correction"),
                "정정공고로 개찰을 앞당길 수 없습니다. 개찰은 " + facts.local(before) + " 이후여야 합니다.",
                "A correction never brings the opening forward. Open at "
                    + facts.local(before)
                    + " ("
                    + facts.rules().zone()
                    + ") or later."))
        : Optional.empty();
  }
}
