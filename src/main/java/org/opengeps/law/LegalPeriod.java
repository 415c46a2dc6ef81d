package org.opengeps.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * A period of the law: whole days, months or years of the calendar ({@code P7D}, {@code P1M}), or
 * an exact length ({@code PT5S}, for practice).
 *
 * @param calendar days, months or years, zero for an exact length
 * @param exact exact length, zero for a period of the calendar
 */
public record LegalPeriod(Period calendar, Duration exact) {
  public static LegalPeriod parse(String text) {
    return text.startsWith("PT")
        ? new LegalPeriod(Period.ZERO, Duration.parse(text))
        : new LegalPeriod(Period.parse(text), Duration.ZERO);
  }

  /**
   * The earliest closing, counted so that the days lie wholly between the day of the notice and the
   * day of closing; an exact length is counted to the instant.
   *
   * @param notice when the notice appears
   * @return the first instant that is not too early
   */
  public Instant earliestClosing(Instant notice, ZoneId zone) {
    if (calendar.isZero()) {
      return notice.plus(exact);
    }
    LocalDate noticeDate = notice.atZone(zone).toLocalDate();
    return noticeDate.plus(calendar).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The instant that much later, at the same hour of the zone. */
  public Instant after(Instant start, ZoneId zone) {
    return calendar.isZero() ? start.plus(exact) : start.atZone(zone).plus(calendar).toInstant();
  }

  /**
   * The first instant that is too late for what must be done so long before another: until the end
   * of the day that lies that many days before it, or to the instant.
   */
  public Instant endBefore(Instant end, ZoneId zone) {
    return calendar.isZero()
        ? end.minus(exact)
        : end.atZone(zone).toLocalDate().minus(calendar).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** For people: {@code 15일}, {@code 1개월}, {@code 5초}. */
  public String korean() {
    return inWords(new String[] {"년", "개월", "일", "초"});
  }

  /** For people: {@code 15 days}, {@code 1 months}, {@code 5 seconds}. */
  public String english() {
    return inWords(new String[] {" years", " months", " days", " seconds"});
  }

  private String inWords(String[] units) {
    if (calendar.getYears() > 0) {
      return calendar.getYears() + units[0];
    }
    if (calendar.getMonths() > 0) {
      return calendar.getMonths() + units[1];
    }
    return calendar.getDays() > 0 ? calendar.getDays() + units[2] : exact.toSeconds() + units[3];
  }
}
