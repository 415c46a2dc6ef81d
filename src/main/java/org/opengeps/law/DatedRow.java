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
final class DatedRow {
  private DatedRow() {}

  static boolean holds(JsonObject row, LocalDate noticeDate) {
    LocalDate until = date(row, "noticeUntil");
    return from(row, noticeDate) && (until == null || !noticeDate.isAfter(until));
  }

  static boolean from(JsonObject row, LocalDate noticeDate) {
    LocalDate from = date(row, "noticeFrom");
    return from == null || !noticeDate.isBefore(from);
  }

  /**
   * @param noticeDate null for rows without dates
   */
  static Optional<JsonObject> first(List<JsonObject> rows, LocalDate noticeDate, Money amount) {
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
