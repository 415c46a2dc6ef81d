package org.opengeps.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;

/**
 * The contract about a lot; all of it is public.
 *
 * @param tender the order from which the award follows
 * @param agency that awards and contracts
 * @param supplier business number of who got the award
 * @param signBy first instant after the time that the law gives both for it, from the award on
 * @param offers what the agency sent, in that order: the last one counts
 * @param steps what was signed about the last one, in that order
 */
public record ContractView(
    TenderRef tender,
    String lot,
    OrganisationId agency,
    String supplier,
    Sha256 award,
    Instant awardedAt,
    Instant signBy,
    ContractState state,
    List<Offer> offers,
    List<Step> steps) {
  public ContractView {
    offers = List.copyOf(offers);
    steps = List.copyOf(steps);
  }

  /**
   * A contract that was sent.
   *
   * @param hash of the contract's JSON, which all signatures about it are over or name
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  public record Offer(Contract contract, Sha256 hash, Sha256 signed, Instant at) {}

  /**
   * @param signed SHA-256 of the SignedData in the document store
   */
  public record Step(ContractStep.Kind kind, Sha256 signed, Instant at) {}

  /** The one that counts. */
  public Optional<Offer> offer() {
    return offers.isEmpty() ? Optional.empty() : Optional.of(offers.get(offers.size() - 1));
  }

  public Optional<Step> step(ContractStep.Kind kind) {
    return steps.stream().filter(one -> one.kind() == kind).findFirst();
  }

  /** Since when the contract exists. */
  public Optional<Instant> concludedAt() {
    return step(ContractStep.Kind.CONFIRMATION).map(Step::at);
  }

  /** Until when the next thing is to be done; of what is sent the contract says it itself. */
  public Instant until() {
    return offer().map(one -> one.contract().consentBy()).orElse(signBy);
  }
}
