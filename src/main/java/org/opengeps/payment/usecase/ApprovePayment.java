package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentSigned;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.model.KeptClaim.Act;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.model.Payments;
import org.opengeps.payment.rules.ClaimWaits;
import org.opengeps.payment.rules.OrderFitsTheClaim;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.PaymentApproval;

/** A second officer lets a payment go to the bank. */
@ApplicationScoped
public class ApprovePayment {
  /** So long it is asked whether the money came back. */
  public static final Duration WATCHED = Duration.ofDays(10);

  private static final SignedDoor.Form<PaymentApproval> FORM =
      new SignedDoor.Form<>(
          PaymentApproval.TYPE,
          PaymentApproval::from,
          Role.APPROVING_OFFICER,
          Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private PaymentFiles files;
  @Inject private Payments payments;
  @Inject private FindPayments found;
  @Inject private PreparePayment prepare;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Approving the same again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/payment-approval/1}, signed by an officer who did not order it
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code delivery-state}, {@code foreign-tender}, {@code payment-unknown},
   *     {@code claim-state}, {@code payment-day} or {@code four-eyes}
   */
  public Verdict<PaymentsView> approve(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> approve(number, signed));
  }

  private Verdict<PaymentsView> approve(String number, Signed<PaymentApproval> signed) {
    PaymentApproval approval = signed.content();
    return Verdict.accept(signed)
        .unless(one -> PaymentFiles.elsewhere(number, approval.tender()))
        .then(one -> files.lockForOfficer(approval.tender(), approval.lot(), signed))
        .then(
            file ->
                Verdict.found(
                        file.book().stream()
                            .filter(entry -> names(entry, approval.order()))
                            .findFirst(),
                        () -> Refusal.of("payment-unknown").with("order", approval.order()))
                    .then(entry -> approve(file, entry, signed)));
  }

  private static boolean names(PaymentFile.Entry entry, Sha256 order) {
    return entry.row().order().map(KeptOrder::order).filter(order::equals).isPresent();
  }

  private Verdict<PaymentsView> approve(
      PaymentFile file, PaymentFile.Entry entry, Signed<PaymentApproval> signed) {
    KeptOrder order = entry.row().order().orElseThrow();
    return order.approval().isPresent()
        ? Verdict.accept(found.after(file))
        : Verdict.accept(entry)
            .unless(one -> ClaimWaits.judge(one.row().state()))
            .unless(one -> prepare.second(order, signed.actor().person()))
            .unless(
                one -> OrderFitsTheClaim.timely(one.order().orElseThrow(), file.day(signed.at())))
            .map(one -> keep(file, one, signed));
  }

  private PaymentsView keep(
      PaymentFile file, PaymentFile.Entry entry, Signed<PaymentApproval> signed) {
    Sha256 claim = entry.row().claim();
    Sha256 document = documents.put(signed.der());
    payments.approve(
        claim,
        signed.content().order(),
        new Act(document, signed.actor().person(), signed.at()),
        signed.at().plus(WATCHED));
    events.fire(
        new PaymentSigned(
            FactKind.PAYMENT_APPROVED, file.tender(), file.lot(), claim, document, signed.at()));
    return found.after(file);
  }
}
