package org.opengeps.payment.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.rules.ClaimStands;

/**
 * A claim with everything that was signed and reported about it.
 *
 * @param claim hash of its JSON
 * @param number among the claims under the contract, from 1
 * @param signed SHA-256 of the supplier's SignedData in the document store
 * @param payBy first instant at which it is too late to pay
 * @param orders oldest first; the last one counts
 */
public record KeptClaim(
    Sha256 claim,
    Sha256 contract,
    int number,
    Sha256 signed,
    Instant payBy,
    PersonId by,
    Instant at,
    Optional<Act> back,
    List<KeptOrder> orders) {
  public KeptClaim {
    orders = List.copyOf(orders);
  }

  /**
   * @param signed SHA-256 of an officer's SignedData in the document store
   */
  public record Act(Sha256 signed, PersonId by, Instant at) {}

  /**
   * @param order hash of its JSON
   * @param reports what the bank said of it
   */
  public record KeptOrder(
      Sha256 order, Act made, Optional<Act> approval, List<KeptReport> reports) {
    public KeptOrder {
      reports = List.copyOf(reports);
    }
  }

  /**
   * @param signed SHA-256 of the bank's SignedData in the document store
   */
  public record KeptReport(TransferOutcome outcome, Sha256 signed, Instant at) {}

  public Optional<KeptOrder> order() {
    return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(orders.size() - 1));
  }

  public ClaimState state() {
    return ClaimStands.at(
        back.isPresent(),
        !orders.isEmpty(),
        order().flatMap(KeptOrder::approval).isPresent(),
        order().stream()
            .flatMap(one -> one.reports().stream())
            .map(KeptReport::outcome)
            .collect(Collectors.toSet()));
  }
}
