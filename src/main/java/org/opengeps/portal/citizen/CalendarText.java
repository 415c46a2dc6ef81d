package org.opengeps.portal.citizen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines of a calendar file (RFC 5545). */
final class CalendarText {
  /** Octets of a line before it is folded. */
  private static final int LINE = 75;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  /** A line whose value needs no escapes. */
  CalendarText line(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /** A line with words of people. */
  CalendarText text(String name, String value) {
    return line(
        name,
        value
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replace("\r\n", "\n")
            .replace("\n", "\\n"));
  }

  /** A line with a time, in whole seconds of UTC. */
  CalendarText time(String name, Instant at) {
    return line(name, UTC.format(at));
  }

  /** Between whole signs: half a syllable in a line is none in many a program. */
  private void fold(String line) {
    int used = 0;
    for (int at = 0; at < line.length(); ) {
      int sign = line.codePointAt(at);
      String one = Character.toString(sign);
      int octets = one.getBytes(StandardCharsets.UTF_8).length;
      if (used + octets > LINE) {
        text.append("\r\n ");
        used = 1;
      }
      text.append(one);
      used += octets;
      at += one.length();
    }
    text.append("\r\n");
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
