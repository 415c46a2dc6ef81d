package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.kernel.Percent;
import org.opengeps.notice.Finding;

/** The limit rate (낙찰하한율) is that of the rule set for the notice date and the estimated amount. */
public final class LimitRateIsThatOfTheRuleSet implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    Optional<Percent> lawful =
        facts.rules().limitRate(facts.noticeDate(), facts.terms().estimatedAmount());
    if (lawful.isEmpty()) {
      return Optional.of(
          new Finding(
              "no-limit-rate",
              "estimatedAmount",
              facts.rules().article("limitRates"),
              "이 추정가격에는 규칙 묶음에 낙찰하한율이 없습니다. 추정가격이나 규칙 묶음을 확인하세요.",
              "The rule set has no limit rate for this estimated amount; check the amount or the rule set."));
    }
    Percent drafted = facts.terms().limitRate();
    if (drafted == null || drafted.compareTo(lawful.get()) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "limit-rate-wrong",
            "limitRate",
            facts.rules().article("limitRates"),
            "공고일 " + facts.noticeDate() + " 기준 낙찰하한율은 " + lawful.get() + "%입니다.",
            "For a notice of "
                + facts.noticeDate()
                + " the limit rate is "
                + lawful.get()
                + " %."));
  }
}
