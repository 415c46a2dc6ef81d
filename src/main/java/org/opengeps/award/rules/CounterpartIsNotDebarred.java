package org.opengeps.award.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.registry.DebarmentPeriod;

/**
 * No contract with a firm that is debarred (지방계약법 제31조, 제33조): neither now, when somebody signs,
 * nor at any time of the day on which the contract is to be concluded.
 */
public final class CounterpartIsNotDebarred {
  private CounterpartIsNotDebarred() {}

  /**
   * @param debarments in force, over and to come
   * @param now of the signature
   * @param day first instant of the day of the contract
   * @param dayAfter first instant after it
   */
  public record Facts(
      String supplier,
      List<DebarmentPeriod> debarments,
      Instant now,
      Instant day,
      Instant dayAfter) {}

  public static Optional<Refusal> judge(Facts facts) {
    return facts.debarments().stream()
        .filter(one -> one.covers(facts.now()) || touches(one, facts))
        .findFirst()
        .map(
            one ->
                Refusal.of("supplier-debarred.counterpart")
                    .with("supplier", facts.supplier())
                    .with("from", one.from())
                    .with("until", one.until())
                    .with("authority", one.authority().ko())
                    .with("reason", one.reason().ko()));
  }

  private static boolean touches(DebarmentPeriod debarment, Facts facts) {
    return debarment.from().isBefore(facts.dayAfter()) && debarment.until().isAfter(facts.day());
  }
}
