package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.law.Finding;

/**
 * Bids are opened exactly one hour after closing; in practice sets, some seconds after it or later.
 */
public final class OpeningFollowsTheClosing implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Instant lawful = facts.rules().end(facts.rules().openingDelay(), facts.terms().closesAt());
    Instant opens = facts.terms().opensAt();
    boolean fits = facts.rules().isOpeningExact() ? opens.equals(lawful) : !opens.isBefore(lawful);
    if (fits) {
      return Optional.empty();
    }
    String ko = facts.rules().isOpeningExact() ? "이어야 합니다." : " 이후여야 합니다.";
    String en = facts.rules().isOpeningExact() ? "" : " or later";
    return Optional.of(
        new Finding(
            "opening-time",
            "opensAt",
            facts.rules().article("opening"),
            "개찰 시각은 " + facts.local(lawful) + ko,
            "Open at " + facts.local(lawful) + " (" + facts.rules().zone() + ")" + en + "."));
  }
}
