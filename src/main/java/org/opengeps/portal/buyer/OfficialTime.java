package org.opengeps.portal.buyer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the fields of a form hold them: local, in the official zone, to the second. */
final class OfficialTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private OfficialTime() {}

  static String field(Instant instant) {
    return instant == null ? "" : FIELD.format(instant.atZone(ZONE));
  }
}
