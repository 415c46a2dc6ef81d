package org.opengeps.kernel;

import java.util.regex.Pattern;

/** What can be a mail address. Whether anybody reads it, only a mail can tell. */
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final Pattern ADDRESS =
      Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+");

  private MailAddress() {}

  /** One name, one domain of several parts, nothing else; the page judges alike. */
  public static boolean isPossible(String text) {
    return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
  }
}
