package org.opengeps.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;

/**
 * Rows of a rule set that hold for notice dates ({@code noticeFrom} to {@code noticeUntil}, both
 * inclusive, null open) and for amounts ({@code from} inclusive, {@code below} exclusive, null
 * open).
 */
public final class DatedRow {
  private DatedRow() {}

  /** Whether a row holds for notices of that date. */
  public static boolean holds(JsonObject row, LocalDate noticeDate) {
    LocalDate until = date(row, "noticeUntil");
    return from(row, noticeDate) && (until == null || !noticeDate.isAfter(until));
  }

  /** Whether a row holds from that date on, whenever it may end. */
  public static boolean from(JsonObject row, LocalDate noticeDate) {
    LocalDate from = date(row, "noticeFrom");
    return from == null || !noticeDate.isBefore(from);
  }

  /**
   * The first row that holds.
   *
   * @param noticeDate null for rows without dates
   */
  public static Optional<JsonObject> first(
      List<JsonObject> rows, LocalDate noticeDate, Money amount) {
    return rows.stream()
        .filter(row -> noticeDate == null || holds(row, noticeDate))
        .filter(row -> amount.amount().compareTo(row.value("from", BigDecimal::new)) >= 0)
        .filter(row -> isBelow(row, amount))
        .findFirst();
  }

  private static boolean isBelow(JsonObject row, Money amount) {
    BigDecimal below = row.valueOrNull("below", BigDecimal::new);
    return below == null || amount.amount().compareTo(below) < 0;
  }

  /** A row without the member holds at any date. */
  private static LocalDate date(JsonObject row, String member) {
    return row.has(member) ? row.valueOrNull(member, LocalDate::parse) : null;
  }
}
