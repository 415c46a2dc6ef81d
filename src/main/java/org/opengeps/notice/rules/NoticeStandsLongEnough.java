package org.opengeps.notice.rules;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.law.Deadline;
import org.opengeps.law.Finding;

/**
 * A notice stands for the minimum period of its estimated amount, counted back from the day before
 * closing.
 */
public final class NoticeStandsLongEnough implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    if (facts.isCorrection()) {
      return Optional.empty();
    }
    Deadline period = facts.rules().noticePeriod(facts.terms().estimatedAmount(), false);
    Instant earliest = facts.rules().end(period, facts.at());
    if (!facts.terms().closesAt().isBefore(earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "period-too-short",
            "closesAt",
            facts.rules().article("noticePeriod"),
            "마감 전일부터 거슬러 "
                + period.korean()
                + " 전까지 공고해야 합니다. 지금 공고하면 마감은 "
                + facts.local(earliest)
                + " 이후여야 합니다.",
            "The notice must stand for "
                + period.english()
                + ", counted back from the day before closing. If it appears now, close at "
                + facts.local(earliest)
                + " ("
                + facts.rules().zone()
                + ") or later."));
  }
}
