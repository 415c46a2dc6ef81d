package org.opengeps.kernel;

import java.math.BigDecimal;

/** Amounts in won, as most tests have them. */
public final class Won {
  public static final CurrencyUnit KRW = new CurrencyUnit("KRW", 0);

  private Won() {}

  public static Money of(long amount) {
    return KRW.of(BigDecimal.valueOf(amount));
  }

  /** The same in the protocol's form. */
  public static String text(long amount) {
    return of(amount).text();
  }
}
