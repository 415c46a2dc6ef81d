package org.opengeps.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A currency and how finely it is divided.
 *
 * @param code ISO 4217 code
 * @param scale how many decimals every amount in it is written with: 0 for KRW, 2 for USD (ISO 4217
 *     minor unit, as the rule set says it)
 */
public record CurrencyUnit(String code, int scale) {
  /** ISO 4217 knows none above. */
  public static final int LARGEST_SCALE = 4;

  private static final String WHOLE = "(0|[1-9][0-9]{0,17})";

  public CurrencyUnit {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("not an ISO 4217 code: " + code);
    }
    if (scale < 0 || scale > LARGEST_SCALE) {
      throw new IllegalArgumentException("a currency has 0 to 4 decimals, not " + scale);
    }
  }

  /** Whether a text is an amount in the protocol's form. */
  public boolean isAmount(String text) {
    return text.matches(scale == 0 ? WHOLE : WHOLE + "\\.[0-9]{" + scale + "}");
  }

  /**
   * Reads the protocol's form of an amount: digits, and exactly as many decimals as the currency
   * has; no sign, no separators, no leading zero.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public Money read(String text) {
    if (!isAmount(text)) {
      throw new IllegalArgumentException(
          "not an amount in " + code + " with " + scale + " decimals: " + text);
    }
    return new Money(new BigDecimal(text), this);
  }

  /**
   * An exact amount.
   *
   * @throws IllegalArgumentException if it has a fraction of the smallest unit
   */
  public Money of(BigDecimal amount) {
    return new Money(amount, this);
  }

  public Money of(BigDecimal amount, RoundingMode rounding) {
    return new Money(amount.setScale(scale, rounding), this);
  }

  /** So many of the smallest unit: won, cents. */
  public Money ofMinor(BigInteger units) {
    return new Money(new BigDecimal(units, scale), this);
  }

  public Money zero() {
    return ofMinor(BigInteger.ZERO);
  }
}
