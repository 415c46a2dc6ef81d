package org.opengeps.notice.model;

import java.time.Instant;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/** Which calendars the log has: each is announced by the first order that names it. */
public interface LoggedCalendars {
  /**
   * Notes that a calendar is announced. Of two orders at once the second waits for the first.
   *
   * @return whether nobody has announced it before
   */
  boolean add(CalendarRef calendar, Instant at);
}
