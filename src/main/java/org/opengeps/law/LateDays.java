package org.opengeps.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many days late a delivery is that was accepted (지방자치단체 입찰 및 계약집행기준, 계약일반조건). What came in
 * time is late only by the days after the end in which the supplier mended what was returned: the
 * agency's days of inspection do not count. What came late is late until it passed.
 */
public final class LateDays {
  /**
   * A delivery and its inspection.
   *
   * @param delivered day of the delivery
   * @param inspected day of its inspection
   */
  public record Round(LocalDate delivered, LocalDate inspected) {}

  private LateDays() {}

  /**
   * @param due last day on which a delivery is in time
   * @param rounds the first delivery, those that mended it, and the last one, which was accepted
   */
  public static int count(LocalDate due, List<Round> rounds) {
    LocalDate passed = rounds.get(rounds.size() - 1).inspected();
    long days = rounds.get(0).delivered().isAfter(due) ? after(due, passed) : mended(due, rounds);
    return Math.toIntExact(days);
  }

  private static long mended(LocalDate due, List<Round> rounds) {
    long days = 0;
    for (int i = 1; i < rounds.size(); i++) {
      LocalDate returned = rounds.get(i - 1).inspected();
      days += after(returned.isAfter(due) ? returned : due, rounds.get(i).delivered());
    }
    return days;
  }

  private static long after(LocalDate day, LocalDate until) {
    return Math.max(0, ChronoUnit.DAYS.between(day, until));
  }
}
