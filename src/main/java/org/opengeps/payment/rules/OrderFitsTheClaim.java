package org.opengeps.payment.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.LateInterest;
import org.opengeps.law.PaymentRules;
import org.opengeps.payment.ClaimState;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * An order pays what the claim asks for, to the account that it names, and interest for each day
 * after the last one in time (지방계약법 시행령 제67조, 제68조).
 */
public final class OrderFitsTheClaim {
  /** So far ahead a day of payment lies at most. */
  public static final int LONGEST_AHEAD = 10;

  /**
   * @param agency its names, one of which the account that pays must have
   * @param next number of the next order for the claim
   * @param lastDay on which a payment is in time
   * @param today day on which the order is signed
   */
  public record Facts(
      PaymentRules law,
      Claim claim,
      LocalText agency,
      ClaimState state,
      int next,
      LocalDate lastDay,
      LocalDate today) {}

  /** Orders for one claim: every reader of them reads them all. */
  public static final int MOST = 20;

  private OrderFitsTheClaim() {}

  public static Optional<Refusal> judge(Facts facts, PaymentOrder order) {
    return ClaimWaits.judge(facts.state()).or(() -> waiting(facts, order));
  }

  private static Optional<Refusal> waiting(Facts facts, PaymentOrder order) {
    if (facts.next() > MOST) {
      return Optional.of(Refusal.of("payment-differs.often").with("most", MOST));
    }
    if (order.number() != facts.next()) {
      return Optional.of(Refusal.of("payment-differs.number").with("number", facts.next()));
    }
    LocalDate last = facts.today().plusDays(LONGEST_AHEAD);
    if (order.payOn().isBefore(facts.today()) || order.payOn().isAfter(last)) {
      return Optional.of(
          Refusal.of("payment-day.from").with("from", facts.today()).with("until", last));
    }
    String holder = order.debtor().holder();
    if (!AccountHolder.isOf(facts.agency().ko(), holder)
        && !AccountHolder.isOf(facts.agency().en(), holder)) {
      return Optional.of(
          Refusal.of("payment-account.agency")
              .with("holder", holder)
              .with("agency", facts.agency().ko()));
    }
    if (!order.creditor().equals(facts.claim().account())) {
      return Optional.of(Refusal.of("payment-differs.creditor"));
    }
    return amounts(facts.law(), facts.claim(), facts.lastDay(), order);
  }

  /** What of it can be counted again at any time. */
  public static Optional<Refusal> amounts(
      PaymentRules law, Claim claim, LocalDate lastDay, PaymentOrder order) {
    if (!order.payable().equals(claim.payable())) {
      return Optional.of(Refusal.of("payment-differs.amount").with("payable", claim.payable()));
    }
    int days = LateInterest.days(lastDay, order.payOn());
    int said = order.interest().map(PaymentOrder.Interest::days).orElse(0);
    if (said != days || order.interest().isPresent() != days > 0) {
      return Optional.of(Refusal.of("payment-interest.days").with("days", days));
    }
    return order
        .interest()
        .flatMap(
            one -> {
              var owed = new LateInterest(claim.payable(), one.rate(), law.daysOfYear(), days);
              return one.amount().equals(owed.owed())
                  ? Optional.empty()
                  : Optional.of(
                      Refusal.of("payment-interest.amount").with("interest", owed.owed()));
            });
  }

  /** An order whose day is over pays nothing any more: its interest would be too little. */
  public static Optional<Refusal> timely(PaymentOrder order, LocalDate today) {
    return order.payOn().isBefore(today)
        ? Optional.of(Refusal.of("payment-day.over").with("day", order.payOn()))
        : Optional.empty();
  }
}
