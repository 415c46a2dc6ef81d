package org.opengeps.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * Rows of a rule set that hold for notice dates ({@code noticeFrom} to {@code noticeUntil}, both
 * inclusive, null open) and for amounts, bounded as the article says it: {@code from} (이상) and
 * {@code below} (미만, null open), or {@code over} (초과) and {@code upTo} (이하, null open).
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
        .filter(row -> holds(row, amount))
        .findFirst();
  }

  /**
   * Whether a row holds for an amount.
   *
   * @throws JsonFormatException if it has one bound of either pair, or neither pair
   */
  private static boolean holds(JsonObject row, Money amount) {
    boolean over = row.has("over");
    if (over == row.has("from") || over != row.has("upTo") || over == row.has("below")) {
      throw row.wrong("from", "bounds are from and below, or over and upTo");
    }
    int lower = amount.amount().compareTo(row.value(over ? "over" : "from", BigDecimal::new));
    BigDecimal upper = row.valueOrNull(over ? "upTo" : "below", BigDecimal::new);
    int toUpper = upper == null ? -1 : amount.amount().compareTo(upper);
    return over ? lower > 0 && toUpper <= 0 : lower >= 0 && toUpper < 0;
  }

  /** A row without the member holds at any date. */
  private static LocalDate date(JsonObject row, String member) {
    return row.has(member) ? row.valueOrNull(member, LocalDate::parse) : null;
  }
}
