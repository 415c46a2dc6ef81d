package org.opengeps.payment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.protocol.message.Claim;

/**
 * What of a contract sum is paid, on its way, and may be claimed: paid + underway + open + damages
 * + what is not accepted is the sum, whatever happened in which order.
 *
 * @param parts what inspections accepted, in the order of the deliveries
 * @param claims in the order of their numbers
 */
public record ClaimAccount(Money sum, List<Part> parts, List<Claimed> claims) {
  public ClaimAccount {
    parts = List.copyOf(parts);
    claims = List.copyOf(claims);
  }

  /** A claim and how far it has come. */
  public record Claimed(Claim claim, ClaimState state) {}

  public Money accepted() {
    return total(parts.stream().map(Part::accepted));
  }

  public Money damages() {
    return total(parts.stream().map(Part::damages));
  }

  /** What reached the supplier, without interest. */
  public Money paid() {
    return claimed(one -> one.state() == ClaimState.PAID);
  }

  /** What is claimed and not paid yet. */
  public Money underway() {
    return claimed(one -> one.state() != ClaimState.PAID && !one.state().isOver());
  }

  /** What may be claimed. */
  public Money open() {
    return total(claimable().stream().map(part -> part.accepted().minus(part.damages())));
  }

  /** The parts that are in no claim, or in one that is over. */
  public List<Part> claimable() {
    List<Sha256> taken = new ArrayList<>();
    claims.stream()
        .filter(one -> !one.state().isOver())
        .forEach(one -> taken.addAll(one.claim().inspections()));
    return parts.stream().filter(part -> !taken.contains(part.inspection())).toList();
  }

  /** The number of the next claim. */
  public int next() {
    return claims.size() + 1;
  }

  private Money claimed(Predicate<Claimed> which) {
    return total(claims.stream().filter(which).map(one -> one.claim().payable()));
  }

  private Money total(Stream<Money> amounts) {
    return amounts.reduce(sum.minus(sum), Money::plus);
  }

  /** Adds up one side of parts. */
  public static Money sum(List<Part> parts, Money none, Function<Part, Money> side) {
    return parts.stream().map(side).reduce(none, Money::plus);
  }
}
