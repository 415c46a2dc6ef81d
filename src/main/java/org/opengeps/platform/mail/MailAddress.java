package org.opengeps.platform.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a letter can go: {@code local@domain} of plain letters (RFC 5321 without quoted forms and
 * without names in other scripts, which few relays take). It has no room for a second address, a
 * comment or a header.
 */
public record MailAddress(String value) {
  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

  private static final int LONGEST_LOCAL = 64;

  /**
   * @throws IllegalArgumentException if it is none
   */
  public MailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not a mail address");
    }
  }

  /** The address that somebody typed; empty if it is none. */
  public static Optional<MailAddress> find(String typed) {
    String plain = typed == null ? "" : typed.strip();
    return isOne(plain) ? Optional.of(new MailAddress(plain)) : Optional.empty();
  }

  private static boolean isOne(String text) {
    return text.length() <= LONGEST
        && text.indexOf('@') <= LONGEST_LOCAL
        && FORM.matcher(text).matches();
  }

  /** What stands behind the sign, in lower case. */
  public String domain() {
    return value.substring(value.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /** Addresses are personal data: a line of a log names none. */
  @Override
  public String toString() {
    return "a mail address";
  }
}
