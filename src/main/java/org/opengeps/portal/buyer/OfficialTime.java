package org.opengeps.portal.buyer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the fields of a form hold them: local, in the zone of the rule set, to the second. */
final class OfficialTime {
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private OfficialTime() {}

  static String field(Instant instant, ZoneId zone) {
    return FIELD.format(instant.atZone(zone));
  }

  /** {@code KST}. */
  static String zoneName(ZoneId zone, Instant at) {
    return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at.atZone(zone));
  }
}
