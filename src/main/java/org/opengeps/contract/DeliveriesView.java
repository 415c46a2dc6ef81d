package org.opengeps.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.DelayDamages;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/**
 * What was delivered and inspected under a contract that exists; all of it is public.
 *
 * @param contract hash of the contract's JSON
 * @param sum of the contract
 * @param lastDay of the contract, as it says it
 * @param accepted of the sum
 * @param pending what waits for its inspection
 * @param rest what is left to deliver
 * @param toMend hashes of deliveries that were not accepted whole and that no other one mends
 * @param deliveries in the order of their numbers
 */
public record DeliveriesView(
    TenderRef tender,
    String lot,
    Sha256 contract,
    Money sum,
    LocalDate lastDay,
    DeliveryState state,
    Money accepted,
    Money pending,
    Money rest,
    List<Sha256> toMend,
    List<Item> deliveries) {
  /** From this number on nothing is delivered in parts: all that is left, or what mends. */
  public static final int WHOLE_FROM = 100;

  public DeliveriesView {
    toMend = List.copyOf(toMend);
    deliveries = List.copyOf(deliveries);
  }

  /**
   * @param hash of the delivery's JSON
   * @param signed SHA-256 of the supplier's SignedData in the document store
   * @param inspectBy first instant at which it is too late to inspect
   * @param overdue whether nobody has inspected it until then
   */
  public record Item(
      Delivery delivery,
      Sha256 hash,
      Sha256 signed,
      Instant at,
      Instant inspectBy,
      boolean overdue,
      Optional<Inspected> inspection) {
    /** What of it was not accepted. */
    public Money returned() {
      return inspection
          .map(one -> delivery.amount().minus(one.inspection().accepted()))
          .orElse(delivery.amount());
    }
  }

  /**
   * @param signed SHA-256 of the inspector's SignedData in the document store
   * @param damages how they were counted; empty where nothing was accepted
   */
  public record Inspected(
      Inspection inspection, Sha256 signed, Instant at, Optional<DelayDamages> damages) {}

  /** SHA-256 of all that was signed, each once. */
  public List<Sha256> signed() {
    return deliveries.stream()
        .flatMap(
            one ->
                Stream.concat(
                    Stream.of(one.signed()), one.inspection().map(Inspected::signed).stream()))
        .distinct()
        .toList();
  }

  /** Whether the next delivery may be a part that mends nothing. */
  public boolean mayBePart() {
    return deliveries.size() + 1 < WHOLE_FROM;
  }

  public Optional<Item> find(Sha256 delivery) {
    return deliveries.stream().filter(one -> one.hash().equals(delivery)).findFirst();
  }

  /** Those that nobody has inspected, the most urgent first. */
  public List<Item> waiting() {
    return deliveries.stream()
        .filter(one -> one.inspection().isEmpty())
        .sorted(Comparator.comparing(Item::inspectBy))
        .toList();
  }

  /** Until when the agency has to inspect. */
  public Optional<Instant> until() {
    return waiting().stream().findFirst().map(Item::inspectBy);
  }

  /** Damages for delay of all that is accepted. */
  public Money damages() {
    return deliveries.stream()
        .flatMap(one -> one.inspection().stream())
        .flatMap(one -> one.damages().stream())
        .map(DelayDamages::amount)
        .reduce(sum.minus(sum), Money::plus);
  }

  /** The last one that was inspected. */
  public Optional<Inspected> latest() {
    return deliveries.stream()
        .flatMap(one -> one.inspection().stream())
        .max(Comparator.comparing(Inspected::at));
  }
}
