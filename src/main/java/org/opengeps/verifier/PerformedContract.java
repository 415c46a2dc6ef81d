package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The contract of a bundle that exists, with the law of its performance.
 *
 * @param hash of the contract's JSON
 * @param notice the order from which the award follows
 */
record PerformedContract(
    Signed<Contract> offer,
    Signed<ContractStep> confirmed,
    Sha256 hash,
    Notice notice,
    RuleSet rules) {
  /** Empty where no contract was confirmed, or the rule set knows no inspections. */
  static Optional<PerformedContract> find(Bundle bundle, Notice last) {
    List<Signed<Contract>> offers = bundle.contract.offers();
    Optional<Signed<ContractStep>> confirmed =
        bundle.contract.find(offers.size(), Kind.CONFIRMATION);
    if (offers.isEmpty() || confirmed.isEmpty()) {
      return Optional.empty();
    }
    Signed<Contract> offer = offers.get(offers.size() - 1);
    Notice notice =
        bundle.orders().stream()
            .filter(order -> order.ref().equals(offer.content().tender()))
            .findFirst()
            .orElse(last);
    return PinnedRules.of(bundle.files, notice)
        .map(PinnedRules::rules)
        .filter(rules -> rules.inspection().isPresent() && rules.pinned().isPresent())
        .map(
            rules ->
                new PerformedContract(
                    offer, confirmed.get(), offer.content().hash(), notice, rules));
  }

  Contract contract() {
    return offer.content();
  }

  /** File of the step with which it exists. */
  String confirmation() {
    return confirmed.name();
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, rules.zone());
  }

  /** Whether the certificate is of the firm that signed the winning bid. */
  boolean isOfWinner(Bundle bundle, X509Certificate signer) {
    return bundle
        .award
        .flatMap(award -> BidSigners.of(bundle, award.content().submission()))
        .filter(bidder -> CertifiedSigner.isSameOrganisation(bidder, signer))
        .isPresent();
  }
}
