package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.opengeps.notice.model.LoggedCalendars;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/** Announced calendars in {@code notice_calendar}. */
@ApplicationScoped
public class StoredLoggedCalendars implements LoggedCalendars {
  @PersistenceContext private EntityManager entities;

  /** Asked first without a lock: nearly every order names one that is known. */
  @Override
  public boolean add(CalendarRef calendar, Instant at) {
    byte[] hash = calendar.hash().bytes();
    boolean known =
        !Sql.column(entities, "SELECT 1 FROM notice_calendar WHERE hash = ?1", hash).isEmpty();
    return !known
        && Sql.run(
                entities,
                "INSERT IGNORE INTO notice_calendar (hash, id, version, announced_at)"
                    + " VALUES (?1, ?2, ?3, ?4)",
                hash,
                calendar.id(),
                calendar.version(),
                at)
            == 1;
  }
}
