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
 * @param until end of the time that runs, or ran last, with what suspensions added; empty while the
 *     round stands still, and where nothing is left to do
 * @param suspendedSince when the round began to stand still; empty if it does not
 * @param sent what the agency sent, in that order
 * @param offer the last one of these, which alone counts
 * @param signed what was signed about any of them, in that order
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
    Optional<Instant> until,
    Optional<Instant> suspendedSince,
    List<Sent> sent,
    Optional<Offer> offer,
    List<Step> signed) {
  public ContractView {
    sent = List.copyOf(sent);
    signed = List.copyOf(signed);
  }

  /**
   * A contract that was sent.
   *
   * @param hash of its JSON, which all signatures about it are over or name
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  public record Sent(Sha256 hash, Sha256 signed, Instant at) {}

  /**
   * The same with what it says.
   *
   * @param hash of the contract's JSON
   * @param signed SHA-256 of the officer's SignedData in the document store
   */
  public record Offer(Contract contract, Sha256 hash, Sha256 signed, Instant at) {}

  /**
   * @param contract hash of the contract that it names
   * @param signed SHA-256 of the SignedData in the document store
   * @param confirmBy of a consent: first instant at which it is too late to confirm it, unless a
   *     suspension puts it off
   */
  public record Step(
      Sha256 contract,
      ContractStep.Kind kind,
      Sha256 signed,
      Instant at,
      Optional<Instant> confirmBy) {}

  /** What was signed about the contract that counts. */
  public List<Step> steps() {
    return signed.stream()
        .filter(step -> offer.filter(one -> one.hash().equals(step.contract())).isPresent())
        .toList();
  }

  public Optional<Step> step(ContractStep.Kind kind) {
    return steps().stream().filter(one -> one.kind() == kind).findFirst();
  }

  /** Since when the contract exists. */
  public Optional<Instant> concludedAt() {
    return step(ContractStep.Kind.CONFIRMATION).map(Step::at);
  }
}
