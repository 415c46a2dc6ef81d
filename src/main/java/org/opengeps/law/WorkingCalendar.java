package org.opengeps.law;

import java.time.LocalDate;
import java.time.ZoneId;
import org.opengeps.protocol.json.JsonObject;

/**
 * Working days of a rule set under a calendar of holidays.
 *
 * @param zone in which days begin
 * @param workingDaysOnly false where every day is one, as in practice
 */
public record WorkingCalendar(ZoneId zone, boolean workingDaysOnly, HolidayCalendar calendar) {
  /**
   * @param ruleSet the whole document
   * @throws org.opengeps.protocol.json.JsonFormatException if the rule set names another calendar
   */
  public static WorkingCalendar of(JsonObject ruleSet, HolidayCalendar calendar) {
    if (!calendar.id().equals(ruleSet.string("calendar"))) {
      throw ruleSet.wrong("calendar", "another one than " + calendar.id());
    }
    return new WorkingCalendar(
        ruleSet.value("zone", ZoneId::of),
        ruleSet.object("closing").bool("workingDaysOnly"),
        calendar);
  }

  /** Whether the calendar reaches that day. */
  public boolean isKnown(LocalDate day) {
    return calendar.isKnown(day);
  }

  /**
   * Neither weekend nor public holiday, where the rule set asks for it. Beyond the days that are
   * known only the weekend counts.
   */
  public boolean isWorkingDay(LocalDate day) {
    return !workingDaysOnly || calendar.isWorkingDay(day);
  }
}
