package org.opengeps.contract.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/**
 * What is delivered is part of what is left of the contract sum, mends what was returned before
 * anything else is delivered, and was there on the day on which the supplier signs that it was.
 */
public final class DeliveryFitsTheContract {
  /** Deliveries under one contract, with those that mend: every reader of them reads them all. */
  public static final int MOST = 300;

  /**
   * @param contract hash of the contract that exists
   * @param concluded day from which it exists
   * @param today day on which the delivery reaches the agency
   */
  public record Facts(
      Sha256 contract, DeliveryAccount account, LocalDate concluded, LocalDate today) {}

  private DeliveryFitsTheContract() {}

  public static Optional<Refusal> judge(Facts facts, Delivery delivery) {
    if (!delivery.contract().equals(facts.contract())) {
      return Optional.of(Refusal.of("contract-differs.latest"));
    }
    return number(facts.account(), delivery)
        .or(() -> mends(facts.account(), delivery))
        .or(() -> mended(facts.account(), delivery))
        .or(() -> amount(facts.account().rest(), delivery))
        .or(() -> date(facts, delivery));
  }

  private static Optional<Refusal> number(DeliveryAccount account, Delivery delivery) {
    if (!account.rest().isPositive()) {
      return Optional.of(Refusal.of("delivery-state.whole"));
    }
    if (account.next() > MOST) {
      return Optional.of(Refusal.of("delivery-state.often").with("most", MOST));
    }
    if (account.next() >= DeliveriesView.WHOLE_FROM
        && delivery.kind() == Delivery.Kind.PART
        && delivery.mends() == null) {
      return Optional.of(
          Refusal.of("delivery-state.parts").with("number", DeliveriesView.WHOLE_FROM));
    }
    return delivery.number() == account.next()
        ? Optional.empty()
        : Optional.of(Refusal.of("delivery-differs.number").with("next", account.next()));
  }

  private static Optional<Refusal> mends(DeliveryAccount account, Delivery delivery) {
    List<Delivery> open = account.toMend();
    boolean fits =
        open.isEmpty()
            ? delivery.mends() == null
            : open.stream().anyMatch(one -> one.hash().equals(delivery.mends()));
    if (fits) {
      return Optional.empty();
    }
    return Optional.of(
        open.isEmpty()
            ? Refusal.of("delivery-differs.nothing-returned")
            : Refusal.of("delivery-differs.mends").with("number", open.get(0).number()));
  }

  /**
   * What was never delivered before has days of its own: it does not come under those of another.
   */
  private static Optional<Refusal> mended(DeliveryAccount account, Delivery delivery) {
    return Optional.ofNullable(delivery.mends())
        .flatMap(account::find)
        .map(DeliveryAccount.HandedIn::returned)
        .filter(returned -> !returned.equals(delivery.amount()))
        .map(returned -> Refusal.of("delivery-amount.mends").with("returned", returned));
  }

  private static Optional<Refusal> amount(Money rest, Delivery delivery) {
    Money amount = delivery.amount();
    if (delivery.kind() == Delivery.Kind.WHOLE) {
      return amount.equals(rest)
          ? Optional.empty()
          : Optional.of(Refusal.of("delivery-amount.whole").with("rest", rest));
    }
    boolean part =
        amount.currency().equals(rest.currency()) && amount.isPositive() && amount.isLessThan(rest);
    return part
        ? Optional.empty()
        : Optional.of(Refusal.of("delivery-amount.part").with("rest", rest));
  }

  /** What mends something was not there before that was returned. */
  private static Optional<Refusal> date(Facts facts, Delivery delivery) {
    LocalDate first =
        Optional.ofNullable(delivery.mends())
            .flatMap(facts.account()::find)
            .flatMap(DeliveryAccount.HandedIn::inspection)
            .map(Inspection::inspectedOn)
            .filter(facts.concluded()::isBefore)
            .orElse(facts.concluded());
    LocalDate day = delivery.deliveredOn();
    return day.isBefore(first) || day.isAfter(facts.today())
        ? Optional.of(Refusal.of("delivery-date").with("from", first).with("until", facts.today()))
        : Optional.empty();
  }
}
