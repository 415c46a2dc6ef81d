package org.opengeps.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * A period of the law: either whole calendar days ({@code P7D}) or an exact length ({@code PT5S},
 * for practice).
 *
 * @param days calendar days, 0 for an exact length
 * @param exact exact length, zero for calendar days
 */
public record LegalPeriod(int days, Duration exact) {
  public static LegalPeriod parse(String text) {
    return text.startsWith("PT")
        ? new LegalPeriod(0, Duration.parse(text))
        : new LegalPeriod(Period.parse(text).getDays(), Duration.ZERO);
  }

  /**
   * The earliest closing, counted so that the days lie wholly between the day of the notice and the
   * day of closing; an exact length is counted to the instant.
   *
   * @param notice when the notice appears
   * @return the first instant that is not too early
   */
  public Instant earliestClosing(Instant notice, ZoneId zone) {
    if (days == 0) {
      return notice.plus(exact);
    }
    LocalDate noticeDate = notice.atZone(zone).toLocalDate();
    return noticeDate.plusDays(days + 1L).atStartOfDay(zone).toInstant();
  }

  /** The instant that many calendar days (or that length) later, at the same hour of the zone. */
  public Instant after(Instant start, ZoneId zone) {
    return days == 0 ? start.plus(exact) : start.atZone(zone).plusDays(days).toInstant();
  }

  /** For people: {@code 15일}, {@code 5초}. */
  public String korean() {
    return days > 0 ? days + "일" : exact.toSeconds() + "초";
  }

  /** For people: {@code 15 days}, {@code 5 seconds}. */
  public String english() {
    return days > 0 ? days + " days" : exact.toSeconds() + " seconds";
  }
}
