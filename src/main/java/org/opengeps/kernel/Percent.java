package org.opengeps.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A percentage, exact: {@code Percent.of("86.745")}. */
public record Percent(BigDecimal value) implements Comparable<Percent> {
  public static Percent of(String text) {
    return new Percent(new BigDecimal(text));
  }

  /**
   * How many percent {@code part} is of {@code whole}, cut (not rounded) to three decimals, as GePS
   * shows bid rates (투찰률).
   */
  public static Percent rate(Money part, Money whole) {
    return new Percent(
        part.amount()
            .multiply(BigDecimal.valueOf(100))
            .divide(whole.amount(), 3, RoundingMode.DOWN));
  }

  /** 86.745 % as 0.86745. */
  public BigDecimal fraction() {
    return value.movePointLeft(2);
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
