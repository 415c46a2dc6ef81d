package org.opengeps.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.BiFunction;
import org.opengeps.kernel.Argument;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;

/**
 * How the law counts to an instant (docs/rule-sets.md): so many units after or before an event. Of
 * days, months and years it also says whether the day of the event is counted (민법 제157조), what
 * becomes of a last day that is no working day (제161조) and at which hour of it the time is over
 * (제159조). What comes out is half open: until it, not at it, if something must be done in time;
 * from it on, if something must not be done too early.
 *
 * @param number how many, at least one of what is counted in days
 * @param side whether the time lies after or before the event
 * @param count how days are counted; null for seconds, minutes and hours, which are a length
 */
public record Deadline(int number, Unit unit, Side side, Event event, Count count) {
  /** What is counted. */
  public enum Unit {
    SECONDS(Duration.ofSeconds(1), "초", "PT", "S"),
    MINUTES(Duration.ofMinutes(1), "분", "PT", "M"),
    HOURS(Duration.ofHours(1), "시간", "PT", "H"),
    DAYS(null, "일", "P", "D"),
    WORKING_DAYS(null, "근무일", "P", "WD"),
    MONTHS(null, "개월", "P", "M"),
    YEARS(null, "년", "P", "Y");

    private final Duration length;
    private final String korean;
    private final String before;
    private final String behind;

    Unit(Duration length, String korean, String before, String behind) {
      this.length = length;
      this.korean = korean;
      this.before = before;
      this.behind = behind;
    }

    boolean isLength() {
      return length != null;
    }

    /** Counted by the month: only forward, for the law says nothing of the other way. */
    private boolean isMonthly() {
      return this == MONTHS || this == YEARS;
    }
  }

  /** Where the time lies. */
  public enum Side {
    AFTER,
    BEFORE
  }

  /** From which it is counted. */
  public enum Event {
    NOTICE,
    /** The start of receipt. */
    RECEIPT,
    CLOSING,
    OPENING,
    /** The beginning of an outage. */
    OUTAGE,
    RECOVERY,
    DECISION,
    /** A candidate is called to hand in its papers. */
    CALL,
    /** It is asked for what is missing. */
    SUPPLEMENT,
    /** The beginning of a debarment. */
    DEBARMENT,
    /** A question about a notice. */
    QUESTION,
    AWARD,
    /** A contract is sent to the supplier. */
    CONTRACT,
    /** The supplier consents to a contract. */
    CONSENT,
    /** A delivery reaches the agency. */
    DELIVERY,
    /** A claim for payment reaches the agency. */
    CLAIM,
    /** The end of a lot, whatever came of it. */
    END
  }

  /** Whether the day of the event is the first one that is counted. */
  public enum FirstDay {
    IN,
    OUT,
    /** Out, but for an event with which a day begins. */
    OUT_UNLESS_MIDNIGHT
  }

  /** Where a last day goes that is no working day. */
  public enum Roll {
    NONE,
    NEXT_WORKING_DAY,
    PREVIOUS_WORKING_DAY
  }

  /**
   * How days are counted.
   *
   * @param hour of the last day: {@code same} as the event's, {@code end} of the day, or {@code
   *     18:00}
   */
  public record Count(FirstDay firstDay, Roll roll, String hour) {}

  private static final String SAME = "same";
  private static final String END = "end";
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  /** Beyond it a date is a mistake, and no instant any more at last. */
  private static final int MOST = 1_000_000;

  /**
   * Reads a member that says a deadline.
   *
   * @param side and
   * @param event as the reader of this member counts
   * @throws org.opengeps.protocol.json.JsonFormatException naming what is not of the form
   */
  public static Deadline in(JsonObject block, String member, Side side, Event event) {
    Deadline deadline = from(block.object(member));
    if (deadline.side != side || deadline.event != event) {
      String counted = JsonValues.word(side) + " " + JsonValues.word(event);
      throw block.wrong(member, "is counted otherwise than " + counted);
    }
    return deadline;
  }

  /** The same after an event, of a length: seconds, minutes or hours. */
  public static Duration length(JsonObject block, String member, Event event) {
    Deadline deadline = in(block, member, Side.AFTER, event);
    if (!deadline.unit.isLength()) {
      throw block.wrong(member, "is no length in seconds, minutes or hours");
    }
    return deadline.length();
  }

  /** Whether a value of a rule set has the members of one. */
  public static boolean isOne(Object value) {
    return value instanceof JsonObject json && json.has("number") && json.has("unit");
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming what is not of the form
   */
  public static Deadline from(JsonObject json) {
    Unit unit = json.word("unit", Unit.class);
    Side side = json.has("before") ? Side.BEFORE : Side.AFTER;
    var deadline =
        new Deadline(
            json.count("number"),
            unit,
            side,
            json.word(JsonValues.word(side), Event.class),
            unit.isLength() ? null : count(json));
    json.expectSame(deadline.toJson());
    if (deadline.number > MOST || !unit.isLength() && deadline.number < 1) {
      throw json.wrong("number", "not from 1 to " + MOST);
    }
    if (unit.isMonthly() && side == Side.BEFORE) {
      throw json.wrong("unit", "months and years are counted forward only");
    }
    return deadline;
  }

  private static Count count(JsonObject json) {
    String hour = json.string("hour");
    if (!hour.equals(SAME) && !hour.equals(END) && !hour.matches(TIME)) {
      throw json.wrong("hour", "neither same, nor end, nor a time such as 18:00");
    }
    return new Count(json.word("firstDay", FirstDay.class), json.word("roll", Roll.class), hour);
  }

  public JsonObject toJson() {
    JsonBuilder json =
        JsonObject.builder()
            .put("number", number)
            .put("unit", unit)
            .put(JsonValues.word(side), event);
    return count == null
        ? json.build()
        : json.put("firstDay", count.firstDay())
            .put("roll", count.roll())
            .put("hour", count.hour())
            .build();
  }

  /**
   * When the time is over that is counted from an event.
   *
   * @param days of the zone, by the calendar that holds for this clock
   */
  public Instant at(Instant event, WorkingCalendar days) {
    if (unit.isLength()) {
      return side == Side.AFTER ? event.plus(length()) : event.minus(length());
    }
    ZonedDateTime start = event.atZone(days.zone());
    LocalDate last = rolled(last(first(start), days), days);
    return switch (count.hour()) {
      case SAME -> start.with(last).toInstant();
      case END -> last.plusDays(1).atStartOfDay(days.zone()).toInstant();
      default -> last.atTime(LocalTime.parse(count.hour())).atZone(days.zone()).toInstant();
    };
  }

  private Duration length() {
    return unit.length.multipliedBy(number);
  }

  private int step() {
    return side == Side.AFTER ? 1 : -1;
  }

  /** The first day that is counted. */
  private LocalDate first(ZonedDateTime start) {
    LocalDate day = start.toLocalDate();
    boolean in =
        switch (count.firstDay()) {
          case IN -> true;
          case OUT -> false;
          case OUT_UNLESS_MIDNIGHT ->
              start.toInstant().equals(day.atStartOfDay(start.getZone()).toInstant());
        };
    return in ? day : day.plusDays(step());
  }

  private LocalDate last(LocalDate first, WorkingCalendar days) {
    return switch (unit) {
      case WORKING_DAYS -> lastWorkingDay(first, days);
      case MONTHS -> dayBefore(first, LocalDate::plusMonths);
      case YEARS -> dayBefore(first, LocalDate::plusYears);
      default -> first.plusDays((number - 1L) * step());
    };
  }

  private LocalDate lastWorkingDay(LocalDate first, WorkingCalendar days) {
    LocalDate day = toWorkingDay(first, step(), days);
    for (int counted = 1; counted < number; counted++) {
      day = toWorkingDay(day.plusDays(step()), step(), days);
    }
    return day;
  }

  /**
   * The day before the one that answers to the first; where the last month has none such, its last
   * day (민법 제160조).
   */
  private LocalDate dayBefore(LocalDate first, BiFunction<LocalDate, Long, LocalDate> plus) {
    LocalDate answering = plus.apply(first, (long) number);
    return answering.getDayOfMonth() == first.getDayOfMonth() ? answering.minusDays(1) : answering;
  }

  private LocalDate rolled(LocalDate day, WorkingCalendar days) {
    return switch (count.roll()) {
      case NONE -> day;
      case NEXT_WORKING_DAY -> toWorkingDay(day, 1, days);
      case PREVIOUS_WORKING_DAY -> toWorkingDay(day, -1, days);
    };
  }

  private static LocalDate toWorkingDay(LocalDate from, int step, WorkingCalendar days) {
    LocalDate day = from;
    while (!days.isWorkingDay(day)) {
      day = day.plusDays(step);
    }
    return day;
  }

  /** What a refusal can name: {@code P15D}, {@code P1M}, {@code PT5S}, {@code P3WD}. */
  public Argument.Value amount() {
    return new Argument.Value(Argument.Kind.PERIOD, unit.before + number + unit.behind);
  }

  /** For people: {@code 15일}, {@code 1개월}, {@code 5초}. */
  public String korean() {
    return number + unit.korean;
  }

  /** For people: {@code 15 days}, {@code 1 months}, {@code 5 seconds}. */
  public String english() {
    return number + " " + JsonValues.word(unit).replace('-', ' ');
  }
}
