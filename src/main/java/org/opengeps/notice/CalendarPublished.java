package org.opengeps.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.protocol.log.FactKind;

/** An order names a calendar for the first time: the log has it before the order. */
public record CalendarPublished(HolidayCalendar calendar, Instant at) implements DomainEvent {
  @Override
  public FactKind kind() {
    return FactKind.CALENDAR_PUBLISHED;
  }

  @Override
  public String subject() {
    return calendar.hash().hex();
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(calendar.hash());
  }

  @Override
  public Map<String, String> data() {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("id", calendar.id());
    data.put("version", calendar.version());
    if (calendar.inForceFrom() != null) {
      data.put("inForceFrom", calendar.inForceFrom().toString());
    }
    return data;
  }
}
