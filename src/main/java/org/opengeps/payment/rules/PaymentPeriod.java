package org.opengeps.payment.rules;

import java.time.Instant;
import java.time.LocalDate;
import org.opengeps.law.PaymentRules;
import org.opengeps.law.RuleSet;

/**
 * Until when a claim is paid: the time of the rule set from when it reached the agency on. One that
 * was sent back is followed by another, with which the time starts again (지방계약법 시행령 제67조).
 */
public final class PaymentPeriod {
  private PaymentPeriod() {}

  /** First instant at which it is too late. */
  public static Instant end(RuleSet rules, PaymentRules law, Instant reached) {
    return rules.end(law.period(), reached);
  }

  /** Last day on which a payment is in time. */
  public static LocalDate lastDay(RuleSet rules, Instant end) {
    return LocalDate.ofInstant(end.minusNanos(1), rules.zone());
  }
}
