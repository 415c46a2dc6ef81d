package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentSigned;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.model.KeptClaim.Act;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.model.Payments;
import org.opengeps.payment.rules.OrderFitsTheClaim;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * An officer who inspected nothing of it orders a payment. Until it is approved another order takes
 * its place.
 */
@ApplicationScoped
public class OrderPayment {
  public static final int LONGEST_SOURCE = 200;

  private static final SignedDoor.Form<PaymentOrder> FORM =
      new SignedDoor.Form<>(
          PaymentOrder.TYPE, PaymentOrder::from, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private PaymentFiles files;
  @Inject private Payments payments;
  @Inject private FindPayments found;
  @Inject private KnownAccounts accounts;
  @Inject private PreparePayment prepare;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private Event<DomainEvent> events;

  /**
   * Ordering the same again is harmless. The bank is asked whose the accounts are before anything
   * is locked, because it may answer slowly.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/payment-order/1}, signed by an officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code delivery-state}, {@code foreign-tender}, {@code claim-unknown},
   *     {@code claim-state}, {@code four-eyes}, {@code payment-day}, {@code payment-differs},
   *     {@code payment-interest}, {@code payment-account}, {@code bank-silent} or {@code
   *     text-unfit}
   */
  public Verdict<PaymentsView> order(String number, byte[] cms) {
    return door.read(cms, FORM)
        .unless(signed -> PaymentFiles.elsewhere(number, signed.content().tender()))
        .unless(signed -> accounts.judge(signed.content()))
        .then(signed -> transaction.call(() -> order(signed)));
  }

  private Verdict<PaymentsView> order(Signed<PaymentOrder> signed) {
    PaymentOrder order = signed.content();
    return files
        .lockForOfficer(order.tender(), order.lot(), signed)
        .then(file -> file.claimed(order.claim()).then(entry -> order(file, entry, signed)));
  }

  private Verdict<PaymentsView> order(
      PaymentFile file, PaymentFile.Entry entry, Signed<PaymentOrder> signed) {
    Sha256 hash = signed.content().hash();
    return entry.row().order().map(KeptOrder::order).filter(hash::equals).isPresent()
        ? Verdict.accept(found.after(file))
        : Verdict.accept(entry)
            .unless(one -> prepare.order(file, one, signed.actor().person()))
            .unless(one -> judge(file, one, signed))
            .map(one -> keep(file, one, signed));
  }

  private static Optional<Refusal> judge(
      PaymentFile file, PaymentFile.Entry entry, Signed<PaymentOrder> signed) {
    var facts =
        new OrderFitsTheClaim.Facts(
            file.law(),
            entry.claim(),
            file.accepted().content().agency().name(),
            entry.row().state(),
            entry.orders().size() + 1,
            file.lastDay(entry),
            file.day(signed.at()));
    PaymentOrder order = signed.content();
    String source = order.interest().map(PaymentOrder.Interest::source).orElse("-");
    return OrderFitsTheClaim.judge(facts, order)
        .or(() -> FreeText.judge(FreeText.line("interest.source", source, LONGEST_SOURCE)));
  }

  private PaymentsView keep(
      PaymentFile file, PaymentFile.Entry entry, Signed<PaymentOrder> signed) {
    Sha256 claim = entry.row().claim();
    Sha256 document = documents.put(signed.der());
    payments.add(
        claim,
        new KeptOrder(
            signed.content().hash(),
            new Act(document, signed.actor().person(), signed.at()),
            Optional.empty(),
            List.of()));
    events.fire(
        new PaymentSigned(
            FactKind.PAYMENT_ORDERED, file.tender(), file.lot(), claim, document, signed.at()));
    return found.after(file);
  }
}
