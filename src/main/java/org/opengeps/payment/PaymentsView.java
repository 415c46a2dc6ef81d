package org.opengeps.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * What was claimed and paid under a contract; all of it is public.
 *
 * @param contract hash of the contract's JSON
 * @param sum of the contract
 * @param accepted of the sum
 * @param damages for delay of what is accepted
 * @param paid that reached the supplier, without interest
 * @param underway claimed and not paid yet
 * @param open what may be claimed now
 * @param interest paid for paying late
 * @param claimable the parts of what may be claimed now
 * @param next number of the next claim
 * @param claims in the order of their numbers
 */
public record PaymentsView(
    TenderRef tender,
    String lot,
    Sha256 contract,
    Money sum,
    Money accepted,
    Money damages,
    Money paid,
    Money underway,
    Money open,
    Money interest,
    List<Part> claimable,
    int next,
    List<Item> claims) {
  public PaymentsView {
    claimable = List.copyOf(claimable);
    claims = List.copyOf(claims);
  }

  /**
   * What one inspection accepted.
   *
   * @param delivery number of the delivery
   * @param inspection hash of the inspection's JSON
   */
  public record Part(int delivery, Sha256 inspection, Money accepted, Money damages) {}

  /**
   * @param hash of the claim's JSON
   * @param signed SHA-256 of the supplier's SignedData in the document store
   * @param payBy first instant at which it is too late to pay
   * @param lastDay on which a payment is in time
   * @param overdue whether it is not paid, and too late
   * @param orders oldest first; the last one counts
   */
  public record Item(
      Claim claim,
      Sha256 hash,
      Sha256 signed,
      Instant at,
      Instant payBy,
      LocalDate lastDay,
      ClaimState state,
      boolean overdue,
      Optional<SentBack> back,
      List<Ordered> orders) {
    public Item {
      orders = List.copyOf(orders);
    }

    public Optional<Ordered> order() {
      return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(orders.size() - 1));
    }

    /** What the bank said, in that order. */
    public List<Reported> reports() {
      return orders.stream().flatMap(one -> one.reports().stream()).toList();
    }

    public Optional<Reported> report(TransferOutcome outcome) {
      return reports().stream().filter(one -> one.outcome() == outcome).findFirst();
    }

    /** From the claim until the money left the account; empty until it has. */
    public Optional<Duration> took() {
      return report(TransferOutcome.BOOKED).map(one -> Duration.between(at, one.at()));
    }
  }

  /**
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  public record SentBack(ClaimReturn content, Sha256 signed, Instant at) {}

  /**
   * @param hash of the order's JSON
   * @param signed SHA-256 of the officer's SignedData in the document store
   * @param reports what the bank said of it
   */
  public record Ordered(
      PaymentOrder content,
      Sha256 hash,
      Sha256 signed,
      Instant at,
      Optional<Approved> approval,
      List<Reported> reports) {
    public Ordered {
      reports = List.copyOf(reports);
    }
  }

  /**
   * @param signed SHA-256 of the second officer's SignedData in the document store
   */
  public record Approved(Sha256 signed, Instant at) {}

  /**
   * @param signed SHA-256 of the bank's SignedData in the document store
   */
  public record Reported(TransferOutcome outcome, Sha256 signed, Instant at) {}

  /** SHA-256 of all that was signed by firm and officers, each once. */
  public List<Sha256> signed() {
    return claims.stream()
        .flatMap(
            one ->
                Stream.of(
                        Stream.of(one.signed()),
                        one.back().map(SentBack::signed).stream(),
                        one.orders().stream().map(Ordered::signed),
                        one.orders().stream()
                            .flatMap(order -> order.approval().stream())
                            .map(Approved::signed))
                    .flatMap(all -> all))
        .distinct()
        .toList();
  }

  public Optional<Item> find(Sha256 claim) {
    return claims.stream().filter(one -> one.hash().equals(claim)).findFirst();
  }

  /** Those that wait for an officer, the most urgent first. */
  public List<Item> waiting() {
    return claims.stream()
        .filter(one -> one.state().waits())
        .sorted(Comparator.comparing(Item::payBy))
        .toList();
  }

  /** Whether everything is delivered, accepted and paid. */
  public boolean isSettled() {
    return accepted.equals(sum) && paid.plus(damages).equals(sum);
  }
}
