package org.opengeps.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.DeliveryState;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;
import org.opengeps.law.LateDays;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/**
 * What of a contract sum is accepted, waits, and is left: accepted + pending + rest is the sum,
 * whatever was signed in which order.
 *
 * @param all in the order of their numbers
 */
public record DeliveryAccount(Money sum, List<HandedIn> all) {
  public DeliveryAccount {
    all = List.copyOf(all);
  }

  /** A delivery with its inspection, if there is one. */
  public record HandedIn(Delivery delivery, Optional<Inspection> inspection) {
    private boolean isToMend() {
      return inspection.filter(one -> one.result() != Inspection.Result.ACCEPTED).isPresent();
    }

    private Money accepted() {
      Money all = delivery.amount();
      return inspection.map(Inspection::accepted).orElse(all.minus(all));
    }

    /** What of it was not accepted. */
    public Money returned() {
      return delivery.amount().minus(accepted());
    }
  }

  public Money accepted() {
    return all.stream().map(HandedIn::accepted).reduce(none(), Money::plus);
  }

  /** What waits for its inspection. */
  public Money pending() {
    return all.stream()
        .filter(one -> one.inspection().isEmpty())
        .map(one -> one.delivery().amount())
        .reduce(none(), Money::plus);
  }

  /** What is left to deliver, or to mend. */
  public Money rest() {
    return sum.minus(accepted()).minus(pending());
  }

  private Money none() {
    return sum.minus(sum);
  }

  /** The number of the next delivery. */
  public int next() {
    return all.size() + 1;
  }

  public Optional<HandedIn> find(Sha256 delivery) {
    return all.stream().filter(one -> one.delivery().hash().equals(delivery)).findFirst();
  }

  /** Those that were not accepted whole and that no other delivery mends. */
  public List<Delivery> toMend() {
    List<Sha256> mended =
        all.stream().map(one -> one.delivery().mends()).filter(one -> one != null).toList();
    return all.stream()
        .filter(HandedIn::isToMend)
        .map(HandedIn::delivery)
        .filter(one -> !mended.contains(one.hash()))
        .toList();
  }

  public DeliveryState state() {
    if (pending().isPositive()) {
      return DeliveryState.DELIVERED;
    }
    if (!rest().isPositive()) {
      return DeliveryState.COMPLETED;
    }
    if (!toMend().isEmpty()) {
      return DeliveryState.RETURNED;
    }
    return accepted().isPositive() ? DeliveryState.PART_ACCEPTED : DeliveryState.RUNNING;
  }

  /** The first delivery of those that one mends, the others, and this one. */
  public List<HandedIn> chain(HandedIn last) {
    List<HandedIn> chain = new ArrayList<>(List.of(last));
    Optional<HandedIn> before = before(last);
    while (before.isPresent() && !chain.contains(before.get())) {
      chain.add(0, before.get());
      before = before(before.get());
    }
    return chain;
  }

  private Optional<HandedIn> before(HandedIn one) {
    return Optional.ofNullable(one.delivery().mends()).flatMap(this::find);
  }

  /**
   * How late a delivery is, if it is inspected on a day.
   *
   * @param due last day on which a delivery is in time
   */
  public int lateDays(HandedIn one, LocalDate due, LocalDate inspectedOn) {
    return LateDays.count(due, rounds(one, inspectedOn));
  }

  /** From when its late days are counted; empty if it is not late. */
  public Optional<LocalDate> lateFrom(HandedIn one, LocalDate due) {
    return LateDays.from(due, rounds(one, due));
  }

  private List<LateDays.Round> rounds(HandedIn one, LocalDate inspectedOn) {
    return chain(one).stream()
        .map(
            link ->
                new LateDays.Round(
                    link.delivery().deliveredOn(),
                    link.inspection().map(Inspection::inspectedOn).orElse(inspectedOn)))
        .toList();
  }

  /** What the supplier owes for the delay of what an inspection accepted. */
  public static Optional<DelayDamages> damages(ContractTerms terms, Inspection inspection) {
    return inspection
        .delay()
        .map(
            delay ->
                DelayDamages.of(
                    inspection.accepted(), terms.delay(), delay.lateDays(), delay.excusedDays()));
  }
}
