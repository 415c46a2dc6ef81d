package org.opengeps.law.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.opengeps.law.Deadline;
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Postponement.Clause;

/**
 * The outage rule of a rule set (block {@code outage}; in Korea annex 3 of the terms of use of the
 * procurement system). From a gap and the times of a tender follow the new times, for everybody the
 * same: nobody chooses them.
 *
 * @param shortest a gap with a closing or opening inside that is shorter is no outage
 * @param shortestBefore so much of the window must be lost if the gap was over before the closing
 * @param afterRecovery a closing so soon after the recovery is moved as well
 * @param longerThan beyond it an outage is a long one
 * @param automatic how often the platform may move a tender by itself
 */
public record OutageRule(
    OfficeCalendar calendar,
    Duration shortest,
    Duration shortestBefore,
    Duration afterRecovery,
    Duration longerThan,
    Delay shortOutage,
    Delay longOutage,
    Duration shortWindow,
    Delay shortWindowDelay,
    Duration openingAlone,
    int automatic,
    Declarers declarers) {

  /**
   * Who may declare an outage that no log shows.
   *
   * @param operator code for which the operator is certified
   * @param oversight code of the body that must approve
   */
  public record Declarers(String operator, String oversight) {
    static Declarers of(JsonObject json) {
      return new Declarers(json.string("operator"), json.string("oversight"));
    }
  }

  /** From the recovery to closing and opening. */
  public record Delay(Duration closing, Duration opening) {
    static Delay of(JsonObject json) {
      return new Delay(
          Deadline.length(json, "closing", Event.RECOVERY),
          Deadline.length(json, "opening", Event.RECOVERY));
    }
  }

  /** Where an outage moves a tender. */
  public record Move(Clause clause, Instant closesAt, Instant opensAt) {}

  /**
   * @param ruleSet the whole document: hours stand in other blocks
   * @param calendar of holidays, by which the new times are found
   */
  public static OutageRule of(JsonObject ruleSet, HolidayCalendar calendar) {
    JsonObject json = ruleSet.object("outage");
    return new OutageRule(
        OfficeCalendar.of(ruleSet, calendar),
        Deadline.length(json, "shortest", Event.OUTAGE),
        Deadline.length(json, "shortestBefore", Event.OUTAGE),
        Deadline.length(json, "afterRecovery", Event.RECOVERY),
        Deadline.length(json, "longerThan", Event.OUTAGE),
        Delay.of(json.object("short")),
        Delay.of(json.object("long")),
        Deadline.length(json.object("shortWindow"), "below", Event.RECEIPT),
        Delay.of(json.object("shortWindow")),
        Deadline.length(json, "openingAlone", Event.RECOVERY),
        json.count("automatic"),
        Declarers.of(json.object("declaredBy")));
  }

  /**
   * @return the new times, neither earlier than before; empty if the gap does not move this tender
   */
  public Optional<Move> move(OutageTimes times, Gap gap) {
    Optional<Move> moved =
        hitsClosing(times, gap)
            ? Optional.of(moveClosing(times, gap))
            : hitsOpening(times, gap) ? Optional.of(moveOpening(times, gap)) : Optional.empty();
    return moved.filter(
        move ->
            move.closesAt().isAfter(times.closesAt()) || move.opensAt().isAfter(times.opensAt()));
  }

  private boolean hitsClosing(OutageTimes times, Gap gap) {
    if (gap.holds(times.closesAt())) {
      return gap.length().compareTo(shortest) >= 0;
    }
    Duration lost = gap.within(times.receiptOpensAt(), times.closesAt());
    return times.closesAt().isAfter(gap.until())
        && !times.closesAt().isAfter(gap.until().plus(afterRecovery))
        && lost.compareTo(shortestBefore) >= 0;
  }

  private boolean hitsOpening(OutageTimes times, Gap gap) {
    return !times.closesAt().isAfter(gap.from())
        && gap.holds(times.opensAt())
        && gap.length().compareTo(shortest) >= 0;
  }

  private Move moveClosing(OutageTimes times, Gap gap) {
    Clause clause = clause(times, gap);
    Instant closing;
    Instant opening;
    if (clause == Clause.SHORT) {
      closing = calendar.plusCounted(gap.until(), shortOutage.closing());
      opening = calendar.plusCounted(gap.until(), shortOutage.opening());
    } else {
      Delay delay = clause == Clause.LONG ? longOutage : shortWindowDelay;
      closing = gap.until().plus(delay.closing());
      opening = gap.until().plus(delay.opening());
    }
    if (!calendar.mayCloseAt(closing) || !calendar.mayOpenAt(opening)) {
      LocalTime time = calendar.local(times.closesAt()).toLocalTime();
      LocalDate day = calendar.firstWorkingDay(time, closing);
      Duration apart = Duration.between(times.closesAt(), times.opensAt());
      closing = day.atTime(time).atZone(calendar.zone()).toInstant();
      opening = closing.plus(apart);
    }
    return new Move(clause, later(closing, times.closesAt()), later(opening, times.opensAt()));
  }

  private Clause clause(OutageTimes times, Gap gap) {
    if (gap.length().compareTo(longerThan) <= 0) {
      return Clause.SHORT;
    }
    Duration window = Duration.between(times.receiptOpensAt(), times.closesAt());
    Duration left = window.minus(gap.within(times.receiptOpensAt(), times.closesAt()));
    return left.compareTo(shortWindow) < 0 ? Clause.SHORT_WINDOW : Clause.LONG;
  }

  private Move moveOpening(OutageTimes times, Gap gap) {
    Instant opening = gap.until().plus(openingAlone);
    if (!calendar.mayOpenAt(opening)) {
      LocalTime time = calendar.local(times.opensAt()).toLocalTime();
      LocalDate day = calendar.firstWorkingDay(time, opening);
      opening = day.atTime(time).atZone(calendar.zone()).toInstant();
    }
    return new Move(Clause.OPENING_ALONE, times.closesAt(), later(opening, times.opensAt()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
