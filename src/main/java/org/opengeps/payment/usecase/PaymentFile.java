package org.opengeps.payment.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.AcceptedDeliveries;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.PaymentRules;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.rules.ClaimAccount;
import org.opengeps.payment.rules.PaymentPeriod;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * What is accepted under a contract, and what was claimed and paid of it.
 *
 * @param law when it is paid
 * @param book in the order of the claims' numbers
 */
record PaymentFile(AcceptedDeliveries accepted, PaymentRules law, List<Entry> book) {
  /** A claim with what was signed about it. */
  record Entry(KeptClaim row, Claim claim, Optional<ClaimReturn> back, List<PaymentOrder> orders) {
    /** The last one, which counts. */
    Optional<PaymentOrder> order() {
      return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(orders.size() - 1));
    }
  }

  TenderRef tender() {
    return accepted.content().tender();
  }

  String lot() {
    return accepted.content().lot();
  }

  ClaimAccount account() {
    return new ClaimAccount(
        accepted.sum(),
        accepted.parts().stream()
            .map(
                one ->
                    new Part(
                        one.number(), one.inspection(), one.accepted(), one.damages().amount()))
            .toList(),
        book.stream()
            .map(entry -> new ClaimAccount.Claimed(entry.claim(), entry.row().state()))
            .toList());
  }

  Optional<Entry> find(Sha256 claim) {
    return book.stream().filter(entry -> entry.row().claim().equals(claim)).findFirst();
  }

  /** The claim that an officer names. */
  Verdict<Entry> claimed(Sha256 claim) {
    return Verdict.found(find(claim), () -> Refusal.of("claim-unknown").with("claim", claim));
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, accepted.rules().zone());
  }

  /** Last day on which a claim is paid in time. */
  LocalDate lastDay(Entry entry) {
    return PaymentPeriod.lastDay(accepted.rules(), entry.row().payBy());
  }
}
