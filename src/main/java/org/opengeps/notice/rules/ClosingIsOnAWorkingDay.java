package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.ClosingHours;
import org.opengeps.law.Finding;

/** A tender closes on a working day; not on a Saturday, Sunday or public holiday. */
public final class ClosingIsOnAWorkingDay implements NoticeRule {
  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    ClosingHours hours = facts.rules().closingHours();
    if (!hours.isKnown(facts.terms().closesAt())) {
      return Optional.of(
          new Finding(
              "calendar-ends",
              "closesAt",
              facts.rules().article("closing"),
              "공휴일 달력이 이 날짜까지 없습니다. 더 이른 날로 마감하거나 달력을 갱신하세요.",
              "The calendar of public holidays does not reach this date. Close earlier, or have the"
                  + " calendar extended."));
    }
    if (hours.isWorkingDay(facts.terms().closesAt())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "closing-holiday",
            "closesAt",
            facts.rules().article("closing"),
            "마감일이 토요일·일요일 또는 공휴일입니다. 근무일로 옮기세요.",
            "The closing falls on a Saturday, a Sunday or a public holiday. Move it to a working"
                + " day."));
  }
}
