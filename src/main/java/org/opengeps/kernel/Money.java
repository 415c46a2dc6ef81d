package org.opengeps.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact amount in a currency, in whole units of that currency's smallest legal tender step used
 * by the rule set (for KRW the won).
 *
 * @param amount exact value, never a binary fraction
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
  public Money {
    Objects.requireNonNull(amount);
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("not an ISO 4217 code: " + currency);
    }
  }

  public static Money won(long amount) {
    return new Money(BigDecimal.valueOf(amount), "KRW");
  }

  /**
   * Reads the protocol's form of an amount: digits only, no sign, no leading zero.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Money won(String digits) {
    if (!digits.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("not an amount in digits: " + digits);
    }
    return new Money(new BigDecimal(digits), "KRW");
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  /** This amount times a percentage, rounded to whole units as the rule says. */
  public Money times(Percent percent, RoundingMode rounding) {
    return new Money(amount.multiply(percent.fraction()).setScale(0, rounding), currency);
  }

  public Money roundedUpTo(long unit) {
    BigDecimal step = BigDecimal.valueOf(unit);
    return new Money(amount.divide(step, 0, RoundingMode.CEILING).multiply(step), currency);
  }

  public boolean isLessThan(Money other) {
    return compareTo(other) < 0;
  }

  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  /** The protocol's form: digits, no separators. */
  public String digits() {
    return amount.toBigIntegerExact().toString();
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
    }
    return other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Money that
        && currency.equals(that.currency)
        && amount.compareTo(that.amount) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(amount.stripTrailingZeros(), currency);
  }
}
