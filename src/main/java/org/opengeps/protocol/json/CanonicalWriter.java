package org.opengeps.protocol.json;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * RFC 8785 serialisation for our subset: sorted members, no white space, shortest escapes,
 * integers.
 */
final class CanonicalWriter {
  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String LETTERS = "btnfr\"\\";

  private CanonicalWriter() {}

  static void write(SortedMap<String, Object> members, StringBuilder out) {
    out.append('{');
    String comma = "";
    for (Map.Entry<String, Object> member : members.entrySet()) {
      out.append(comma);
      text(member.getKey(), out);
      out.append(':');
      value(member.getValue(), out);
      comma = ",";
    }
    out.append('}');
  }

  /**
   * @throws IllegalArgumentException if the text has a surrogate without its partner: it has no
   *     UTF-8 form
   */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException("a text with half of a character (lone surrogate)");
      }
    }
    return text;
  }

  private static void value(Object value, StringBuilder out) {
    if (value instanceof JsonObject object) {
      out.append(object);
    } else if (value instanceof String text) {
      text(text, out);
    } else if (value instanceof List<?> list) {
      out.append('[');
      String comma = "";
      for (Object element : list) {
        out.append(comma);
        value(element, out);
        comma = ",";
      }
      out.append(']');
    } else {
      out.append(value); // null, Boolean, Long
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = SHORT.indexOf(c);
      if (escape >= 0) {
        out.append('\\').append(LETTERS.charAt(escape));
      } else if (c < 0x20) {
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
