package org.opengeps.law;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.protocol.message.ContractTerms.Delay;

/**
 * Damages for the delay of a part of a contract (지방계약법 시행령 제90조, 시행규칙 제75조; 국가계약법 시행령 제74조, 시행규칙
 * 제75조): for each day a part of what is late, and not more than a part of it in all. The rates are
 * those that the contract agreed on, which are those of the law on the day on which it was sent.
 *
 * <p>What was accepted before is taken off first, and what is not accepted yet is late for days of
 * its own. So each part answers for itself: added up that is, for each day, the rate of what was
 * still open on it.
 *
 * @param part what is accepted, of the contract sum
 * @param rate percent of it for each day
 * @param cap percent of it that all days together do not exceed
 */
public record DelayDamages(Money part, Percent rate, Percent cap, int lateDays, int excusedDays) {
  public DelayDamages {
    if (excusedDays < 0 || excusedDays > lateDays) {
      throw new IllegalArgumentException(excusedDays + " excused of " + lateDays + " late days");
    }
  }

  public static DelayDamages of(Money part, Delay agreed, int lateDays, int excusedDays) {
    return new DelayDamages(part, agreed.rate(), agreed.cap(), lateDays, excusedDays);
  }

  /** For which the supplier answers. */
  public int days() {
    return lateDays - excusedDays;
  }

  /** Before the cap; a fraction of the smallest unit is not asked for. */
  public Money uncapped() {
    var all = new Percent(rate.value().multiply(BigDecimal.valueOf(days())));
    return part.times(all, RoundingMode.DOWN);
  }

  /** What they do not exceed. */
  public Money most() {
    return part.times(cap, RoundingMode.DOWN);
  }

  public boolean isCapped() {
    return uncapped().isMoreThan(most());
  }

  public Money amount() {
    return isCapped() ? most() : uncapped();
  }
}
