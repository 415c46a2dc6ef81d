package org.opengeps.payment.rules;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether two names are of one firm or body: banks write the words for forms of companies otherwise
 * than registers do, before or behind the name, short or long, and leave out blanks.
 */
public final class AccountHolder {
  private static final String FORMS = "\\(주\\)|주식회사|\\(유\\)|유한회사|유한책임회사|\\(합\\)|합자회사|합명회사";

  private AccountHolder() {}

  public static boolean isSame(String one, String other) {
    String plain = plain(one);
    return !plain.isEmpty() && plain.equals(plain(other));
  }

  /**
   * Whether an account is a body's: its name stands in the holder's, who may be one of its accounts
   * for a purpose.
   */
  public static boolean isOf(String body, String holder) {
    String plain = plain(body);
    return !plain.isEmpty() && plain(holder).contains(plain);
  }

  /** U+321C, the sign for a company, is taken apart by the normal form. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .replaceAll(FORMS, "")
        .toLowerCase(Locale.ROOT);
  }
}
