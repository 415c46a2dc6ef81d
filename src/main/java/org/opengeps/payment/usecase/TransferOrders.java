package org.opengeps.payment.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.TransferReported;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.model.KeptClaim.KeptReport;
import org.opengeps.payment.model.Payments;
import org.opengeps.payment.model.Transfer;
import org.opengeps.payment.rules.OrderedTransfer;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.PaymentOrder;

/** What the bank is told, and what it says, between a transfer and the database. */
@Dependent
class TransferOrders {
  @Inject private Payments payments;
  @Inject private Documents documents;
  @Inject private Clock clock;
  @Inject private Event<DomainEvent> events;

  /** As the bank gets it: always the same bytes for the same order. */
  CreditTransfer read(Transfer transfer) {
    KeptClaim claim =
        payments.list(transfer.contract()).stream()
            .filter(one -> one.claim().equals(transfer.claim()))
            .findFirst()
            .orElseThrow();
    KeptOrder order =
        claim.orders().stream()
            .filter(one -> one.order().equals(transfer.order()))
            .findFirst()
            .orElseThrow();
    PaymentOrder content =
        PaymentOrder.from(SignedDocument.read(documents.get(order.made().signed())).json());
    return OrderedTransfer.of(content, claim.number(), order.approval().orElseThrow().at());
  }

  /**
   * Keeps what the bank signed, and tells everybody.
   *
   * @param bank SHA-256 of its certificate
   */
  void report(Transfer transfer, TransferOutcome outcome, byte[] signed, Sha256 bank) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Sha256 document = documents.put(signed);
    if (payments.report(
        transfer.claim(), transfer.order(), new KeptReport(outcome, document, at))) {
      events.fire(
          new TransferReported(
              transfer.tender(),
              transfer.lot(),
              transfer.claim(),
              transfer.order(),
              outcome,
              document,
              bank,
              at));
    }
  }
}
