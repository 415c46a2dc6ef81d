package org.opengeps.protocol.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.PlainText;

/** The forms of values in messages: one spelling for every value. */
final class Iso {
  /** Max35Text of ISO 20022. */
  static final int LONGEST_ID = 35;

  /** What an amount has at most (totalDigits of the schemas). */
  private static final int DIGITS = 18;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{1," + LONGEST_ID + "}");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Iso() {}

  /** An id that this system gives. */
  static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("not 1 to 35 hexadecimal digits in lower case: " + text);
    }
    return text;
  }

  static boolean isLine(String text, int longest) {
    return PlainText.compose(text).equals(text)
        && PlainText.flaw(text, PlainText.Form.LINE, longest).isEmpty();
  }

  static String line(String text, int longest) {
    if (!isLine(text, longest)) {
      throw new IllegalArgumentException("not one line of 1 to " + longest + " characters");
    }
    return text;
  }

  /** To the second, in UTC. */
  static String time(Instant instant) {
    return SECONDS.format(instant);
  }

  static Instant time(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (time(instant).equals(text)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time like 2026-11-23T01:00:00Z: " + text, e);
    }
    throw new IllegalArgumentException("not a time like 2026-11-23T01:00:00Z: " + text);
  }

  static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.toString().equals(text) && text.length() == "2026-11-23".length()) {
        return day;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day like 2026-11-23: " + text, e);
    }
    throw new IllegalArgumentException("not a day like 2026-11-23: " + text);
  }

  /** More than nothing, and short enough for the schemas. */
  static Money amount(Money money) {
    if (!money.isPositive() || money.amount().precision() > DIGITS) {
      throw new IllegalArgumentException("not an amount above 0 of at most 18 digits: " + money);
    }
    return money;
  }

  /** An amount whose currency has as many decimals as are written: the schemas do not say them. */
  static Money amount(String currency, String text) {
    int point = text.indexOf('.');
    int scale = point < 0 ? 0 : text.length() - point - 1;
    CurrencyUnit unit = new CurrencyUnit(currency, scale);
    if (!unit.isAmount(text)) {
      throw new IllegalArgumentException("not an amount in " + currency + ": " + text);
    }
    return amount(unit.of(new BigDecimal(text)));
  }
}
