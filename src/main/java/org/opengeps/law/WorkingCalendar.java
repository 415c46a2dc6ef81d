package org.opengeps.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.opengeps.protocol.json.JsonObject;

/**
 * Working days of a rule set (blocks {@code closing} and {@code holidays}).
 *
 * @param workingDaysOnly false where every day is one, as in practice
 * @param weekend days of the week on which offices are closed
 * @param holidays public holidays that are known
 * @param coverFrom first date for which they are known, null if none are needed
 * @param coverUntil last date for which they are known, null if none are needed
 */
public record WorkingCalendar(
    ZoneId zone,
    boolean workingDaysOnly,
    Set<DayOfWeek> weekend,
    Set<LocalDate> holidays,
    LocalDate coverFrom,
    LocalDate coverUntil) {
  /** Reads the blocks of a whole document. */
  public static WorkingCalendar of(JsonObject ruleSet) {
    JsonObject holidays = ruleSet.object("holidays");
    return new WorkingCalendar(
        ruleSet.value("zone", ZoneId::of),
        ruleSet.object("closing").bool("workingDaysOnly"),
        Set.copyOf(holidays.values("weekend", DayOfWeek::valueOf)),
        Set.copyOf(holidays.values("dates", LocalDate::parse)),
        holidays.valueOrNull("coverFrom", LocalDate::parse),
        holidays.valueOrNull("coverUntil", LocalDate::parse));
  }

  /** Whether the calendar reaches that day. */
  public boolean isKnown(LocalDate day) {
    return (coverFrom == null || !day.isBefore(coverFrom))
        && (coverUntil == null || !day.isAfter(coverUntil));
  }

  /**
   * Neither weekend nor public holiday, where the rule set asks for it. Beyond the days that are
   * known only the weekend counts.
   */
  public boolean isWorkingDay(LocalDate day) {
    return !workingDaysOnly || !(weekend.contains(day.getDayOfWeek()) || holidays.contains(day));
  }
}
