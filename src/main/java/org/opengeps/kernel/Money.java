package org.opengeps.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact amount in a currency.
 *
 * @param amount never a binary fraction; with exactly the decimals of the currency
 */
public record Money(BigDecimal amount, CurrencyUnit currency) implements Comparable<Money> {
  /**
   * @throws IllegalArgumentException if the amount has a fraction of the smallest unit
   */
  public Money {
    try {
      amount = amount.setScale(currency.scale(), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          amount.toPlainString() + " has more decimals than " + currency.code(), e);
    }
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  /** This amount times a percentage, rounded to the smallest unit as the rule says. */
  public Money times(Percent percent, RoundingMode rounding) {
    return currency.of(amount.multiply(percent.fraction()), rounding);
  }

  /** Rounded up to a multiple of so many smallest units. */
  public Money roundedUpTo(long unit) {
    BigDecimal step = new BigDecimal(BigInteger.valueOf(unit), currency.scale());
    return currency.of(amount.divide(step, 0, RoundingMode.CEILING).multiply(step));
  }

  public boolean isLessThan(Money other) {
    return compareTo(other) < 0;
  }

  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  /** How many of the smallest unit: won, cents. */
  public BigInteger minor() {
    return amount.unscaledValue();
  }

  /** The protocol's form: digits with exactly the decimals of the currency, no separators. */
  public String text() {
    return amount.toPlainString();
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
}
