package org.opengeps.law;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;

/**
 * What an agency owes for paying late (지방계약법 시행령 제68조, 국가계약법 시행령 제59조): for each day after the last
 * one in time, up to the day on which it pays, the amount times a yearly rate. The rate is
 * published outside of the law, by the treasury's bank or the central bank, and is named with its
 * source in the order.
 *
 * @param amount that is paid late
 * @param rate percent for a year
 * @param daysOfYear of the rule set
 */
public record LateInterest(Money amount, Percent rate, int daysOfYear, int days) {
  public LateInterest {
    if (days < 0 || daysOfYear <= 0) {
      throw new IllegalArgumentException(days + " days late, of " + daysOfYear);
    }
  }

  /**
   * @param lastDay on which a payment is in time
   */
  public static int days(LocalDate lastDay, LocalDate paidOn) {
    return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(lastDay, paidOn)));
  }

  /** A fraction of the smallest unit is not owed: nothing says otherwise. */
  public Money owed() {
    BigDecimal parts =
        amount
            .amount()
            .multiply(rate.fraction())
            .multiply(BigDecimal.valueOf(days))
            .divide(BigDecimal.valueOf(daysOfYear), amount.currency().scale(), RoundingMode.DOWN);
    return amount.currency().of(parts);
  }
}
