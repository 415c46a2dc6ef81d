package org.opengeps.law;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/** The calendars that somebody was handed beside orders, to be believed only by their hashes. */
public final class NamedCalendars {
  /** Code of an order whose calendar nobody can be shown. */
  public static final String MISSING = "calendar-missing";

  private NamedCalendars() {}

  /**
   * The calendar of an order.
   *
   * @param documents canonical ones
   * @throws org.opengeps.protocol.json.JsonFormatException if it is no calendar
   */
  public static Optional<HolidayCalendar> find(List<byte[]> documents, Notice order) {
    return documents.stream()
        .filter(document -> Sha256.of(document).equals(order.calendar().hash()))
        .findFirst()
        .map(document -> HolidayCalendar.of(JsonObject.parseCanonical(document)))
        .filter(calendar -> calendar.ref().equals(order.calendar()));
  }

  /** The first order whose calendar is not among the documents. */
  public static Optional<Refusal> missing(List<byte[]> documents, List<Notice> orders) {
    return orders.stream()
        .filter(order -> find(documents, order).isEmpty())
        .findFirst()
        .map(
            order ->
                new Refusal(
                    MISSING,
                    "The calendar of holidays that the notice "
                        + order.ref()
                        + " names by its hash is not here: its times cannot be checked. Nothing is"
                        + " done on it; tell the auditors."));
  }
}
