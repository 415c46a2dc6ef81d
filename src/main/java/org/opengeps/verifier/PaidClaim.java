package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.rules.ClaimStands;
import org.opengeps.payment.rules.OrderedTransfer;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.PaymentOrder;

/** A claim as far as the files of a bundle have been read, in the order of the log. */
final class PaidClaim {
  private final Claim claim;
  private final Instant payBy;
  private final Set<TransferOutcome> reported = EnumSet.noneOf(TransferOutcome.class);
  private boolean back;
  private int orders;
  private PaymentOrder lastOrder;
  private X509Certificate orderer;
  private Instant approvedAt;

  /**
   * @param payBy first instant at which it is too late to pay
   */
  PaidClaim(Claim claim, Instant payBy) {
    this.claim = claim;
    this.payBy = payBy;
  }

  Claim claim() {
    return claim;
  }

  Sha256 hash() {
    return claim.hash();
  }

  Instant payBy() {
    return payBy;
  }

  String name(String ending) {
    return PaymentFiles.name(claim.number(), ending);
  }

  /**
   * @param place of an order, from 1
   */
  String name(String kind, int place) {
    return PaymentFiles.name(claim.number(), kind, place);
  }

  ClaimState state() {
    return ClaimStands.at(back, orders > 0, approvedAt != null, reported);
  }

  void sendBack() {
    back = true;
  }

  void order(PaymentOrder order, X509Certificate signer) {
    orders++;
    lastOrder = order;
    orderer = signer;
    approvedAt = null;
    reported.clear();
  }

  int orders() {
    return orders;
  }

  boolean isLastOrder(Sha256 hash) {
    return lastOrder != null && lastOrder.hash().equals(hash);
  }

  PaymentOrder lastOrder() {
    return lastOrder;
  }

  X509Certificate orderer() {
    return orderer;
  }

  void approve(Instant at) {
    approvedAt = at;
  }

  /** What the bank was told; empty before the approval. */
  Optional<CreditTransfer> transfer() {
    return approvedAt == null
        ? Optional.empty()
        : Optional.of(OrderedTransfer.of(lastOrder, claim.number(), approvedAt));
  }

  boolean has(TransferOutcome outcome) {
    return reported.contains(outcome);
  }

  void report(TransferOutcome outcome) {
    reported.add(outcome);
  }

  /** Of what reached the supplier. */
  Optional<Money> paidInterest() {
    return state() == ClaimState.PAID
        ? lastOrder.interest().map(PaymentOrder.Interest::amount)
        : Optional.empty();
  }
}
