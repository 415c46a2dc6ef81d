package org.opengeps.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The Content-Disposition of a file that is to be saved (RFC 6266): the name twice, in ASCII for
 * programs that know no more, and as it is (RFC 8187).
 */
public final class SavedAs {
  private SavedAs() {}

  /**
   * The header's value.
   *
   * @param name as the file shall be called, in any script
   */
  public static String header(String name) {
    return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + encoded(name);
  }

  /**
   * Signs that have no place in a quoted ASCII name, percent signs among them, become {@code _}.
   */
  private static String ascii(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(
            sign ->
                out.append(
                    sign >= ' ' && sign < 0x7f && "\"\\%/".indexOf(sign) < 0 ? (char) sign : '_'));
    return out.toString();
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
