package org.opengeps.law;

import java.time.Instant;
import java.time.LocalTime;
import org.opengeps.protocol.json.JsonObject;

/**
 * When a tender may close.
 *
 * @param calendar on which days
 * @param from first minute of the day, inclusive
 * @param until last instant of the day, inclusive
 */
public record ClosingHours(WorkingCalendar calendar, LocalTime from, LocalTime until) {
  static ClosingHours of(JsonObject ruleSet, WorkingCalendar days) {
    JsonObject closing = ruleSet.object("closing");
    return new ClosingHours(
        days, closing.value("from", LocalTime::parse), closing.value("until", LocalTime::parse));
  }

  /** Whether the calendar reaches that day. */
  public boolean isKnown(Instant closing) {
    return calendar.isKnown(closing.atZone(calendar.zone()).toLocalDate());
  }

  /** Neither weekend nor a public holiday, where the rule set asks for it. */
  public boolean isWorkingDay(Instant closing) {
    return calendar.isWorkingDay(closing.atZone(calendar.zone()).toLocalDate());
  }

  public boolean isWithinHours(Instant closing) {
    LocalTime local = closing.atZone(calendar.zone()).toLocalTime();
    return !local.isBefore(from) && !local.isAfter(until);
  }
}
