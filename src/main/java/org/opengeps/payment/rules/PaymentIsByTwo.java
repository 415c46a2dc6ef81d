package org.opengeps.payment.rules;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.PaymentRules;

/** Nobody orders a payment for what he or she inspected, or approves an own order. */
public final class PaymentIsByTwo {
  private PaymentIsByTwo() {}

  /**
   * @param isInspector whether who orders is, or could be, the human being who inspected anything
   *     of what is paid for
   */
  public static Optional<Refusal> order(PaymentRules law, boolean isInspector) {
    return isInspector && law.apart().contains(PaymentRules.INSPECTOR)
        ? Optional.of(Refusal.of("four-eyes.payment"))
        : Optional.empty();
  }

  /**
   * @param isOrderer whether who approves is, or could be, the human being who ordered it
   */
  public static Optional<Refusal> approve(boolean isOrderer) {
    return isOrderer ? Optional.of(Refusal.of("four-eyes.payment-approval")) : Optional.empty();
  }
}
