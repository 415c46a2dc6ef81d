package org.opengeps.law.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.WorkingCalendar;
import org.opengeps.protocol.json.JsonObject;

/**
 * Working days and hours of a rule set, and the hour that is not counted.
 *
 * @param days which are working days
 * @param closing when a tender may close
 * @param office when one may be closed or opened after an outage
 * @param notCounted the lunch hour, empty if every hour counts
 */
record OfficeCalendar(
    WorkingCalendar days, Hours closing, Hours office, Optional<Hours> notCounted) {
  /** Hours of a day, both ends inclusive. */
  record Hours(LocalTime from, LocalTime until) {
    static Hours of(JsonObject json) {
      return new Hours(json.value("from", LocalTime::parse), json.value("until", LocalTime::parse));
    }

    boolean hold(LocalTime time) {
      return !time.isBefore(from) && !time.isAfter(until);
    }
  }

  static OfficeCalendar of(JsonObject ruleSet, HolidayCalendar calendar) {
    JsonObject outage = ruleSet.object("outage");
    return new OfficeCalendar(
        WorkingCalendar.of(ruleSet, calendar),
        Hours.of(ruleSet.object("closing")),
        Hours.of(outage.object("officeHours")),
        Optional.ofNullable(outage.objectOrNull("notCounted")).map(Hours::of));
  }

  ZoneId zone() {
    return days.zone();
  }

  LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, zone());
  }

  boolean mayCloseAt(Instant at) {
    return mayOpenAt(at) && closing.hold(local(at).toLocalTime());
  }

  boolean mayOpenAt(Instant at) {
    return days.isWorkingDay(local(at).toLocalDate()) && office.hold(local(at).toLocalTime());
  }

  /** The first working day on which that time of day is not before the instant. */
  LocalDate firstWorkingDay(LocalTime time, Instant notBefore) {
    LocalDate day = local(notBefore).toLocalDate();
    while (!days.isWorkingDay(day) || day.atTime(time).isBefore(local(notBefore))) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** So much later, the hour that is not counted left out. */
  Instant plusCounted(Instant start, Duration length) {
    if (notCounted.isEmpty()) {
      return start.plus(length);
    }
    Hours pause = notCounted.get();
    LocalDateTime at = local(start);
    Duration left = length;
    while (true) {
      LocalDateTime begin = at.toLocalDate().atTime(pause.from());
      LocalDateTime end = at.toLocalDate().atTime(pause.until());
      if (!at.isBefore(begin) && at.isBefore(end)) {
        at = end;
      }
      LocalDateTime next = at.isBefore(begin) ? begin : begin.plusDays(1);
      if (!at.plus(left).isAfter(next)) {
        return at.plus(left).atZone(zone()).toInstant();
      }
      left = left.minus(Duration.between(at, next));
      at = next.plus(Duration.between(begin, end));
    }
  }
}
