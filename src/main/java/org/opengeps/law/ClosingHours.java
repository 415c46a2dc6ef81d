package org.opengeps.law;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import org.opengeps.protocol.json.JsonObject;

/**
 * When a tender may close.
 *
 * @param from first minute of the day, inclusive
 * @param until last instant of the day, inclusive
 * @param holidays public holidays known to the rule set
 * @param coverUntil last date for which holidays are known, null if none are needed
 */
public record ClosingHours(
    boolean workingDaysOnly,
    LocalTime from,
    LocalTime until,
    Set<LocalDate> holidays,
    LocalDate coverUntil,
    ZoneId zone) {
  static ClosingHours of(JsonObject ruleSet) {
    JsonObject closing = ruleSet.object("closing");
    JsonObject calendar = ruleSet.object("holidays");
    return new ClosingHours(
        closing.bool("workingDaysOnly"),
        closing.value("from", LocalTime::parse),
        closing.value("until", LocalTime::parse),
        Set.copyOf(new HashSet<>(calendar.values("dates", LocalDate::parse))),
        calendar.valueOrNull("coverUntil", LocalDate::parse),
        ruleSet.value("zone", ZoneId::of));
  }

  /** Whether the calendar reaches that day. */
  public boolean isKnown(Instant closing) {
    return coverUntil == null || !closing.atZone(zone).toLocalDate().isAfter(coverUntil);
  }

  /** Not Saturday, Sunday or a public holiday, where the rule set asks for it. */
  public boolean isWorkingDay(Instant closing) {
    LocalDate date = closing.atZone(zone).toLocalDate();
    DayOfWeek day = date.getDayOfWeek();
    return !workingDaysOnly
        || (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(date));
  }

  public boolean isWithinHours(Instant closing) {
    ZonedDateTime local = closing.atZone(zone);
    return !local.toLocalTime().isBefore(from) && !local.toLocalTime().isAfter(until);
  }
}
