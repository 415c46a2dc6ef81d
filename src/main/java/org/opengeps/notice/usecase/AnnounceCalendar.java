package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.notice.CalendarPublished;
import org.opengeps.notice.model.LoggedCalendars;
import org.opengeps.platform.Calendars;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.Notice;

/**
 * Puts the calendar that an order names into the log, before the order and once. In the caller's
 * transaction.
 */
@Dependent
class AnnounceCalendar {
  @Inject private Calendars calendars;
  @Inject private LoggedCalendars logged;
  @Inject private Documents documents;

  /**
   * @return the fact, to be recorded before that of the order; empty if the log has it
   */
  Optional<CalendarPublished> announce(Notice order, Instant at) {
    HolidayCalendar calendar = calendars.byHash(order.calendar().hash());
    if (!logged.add(calendar.ref(), at)) {
      return Optional.empty();
    }
    documents.put(calendar.canonicalJson());
    return Optional.of(new CalendarPublished(calendar, at));
  }
}
