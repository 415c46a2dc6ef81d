package org.opengeps.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How many days late a delivery is that was accepted (지방자치단체 입찰 및 계약집행기준, 공사계약 일반조건; the same in
 * the state's). What came in time is not late, however long the agency inspects. What came late is
 * late until it passed; and so is what had to be mended, from the day on which that was ordered, or
 * from the end if that is later and the mended thing came after it.
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
   * The day from which the days are counted.
   *
   * @param due last day on which a delivery is in time
   * @param rounds the first delivery, those that mended it, and the last one, whose inspection does
   *     not matter here
   * @return empty if it is not late
   */
  public static Optional<LocalDate> from(LocalDate due, List<Round> rounds) {
    if (rounds.get(0).delivered().isAfter(due)) {
      return Optional.of(due);
    }
    for (int i = 1; i < rounds.size(); i++) {
      LocalDate ordered = rounds.get(i - 1).inspected();
      if (ordered.isAfter(due)) {
        return Optional.of(ordered);
      }
      if (rounds.get(i).delivered().isAfter(due)) {
        return Optional.of(due);
      }
    }
    return Optional.empty();
  }

  /**
   * @param due last day on which a delivery is in time
   * @param rounds the first delivery, those that mended it, and the last one, which was accepted
   */
  public static int count(LocalDate due, List<Round> rounds) {
    LocalDate passed = rounds.get(rounds.size() - 1).inspected();
    return from(due, rounds)
        .map(day -> Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(day, passed))))
        .orElse(0);
  }
}
