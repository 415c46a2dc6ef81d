package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentSigned;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.model.Payments;
import org.opengeps.payment.rules.ClaimFitsWhatIsAccepted;
import org.opengeps.payment.rules.PaymentPeriod;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.LocalText;

/** The supplier claims what was accepted; from then on the agency has its time to pay. */
@ApplicationScoped
public class HandInClaim {
  private static final SignedDoor.Form<Claim> FORM = new SignedDoor.Form<>(Claim.TYPE, Claim::from);

  @Inject private SignedDoor door;
  @Inject private PaymentFiles files;
  @Inject private Payments payments;
  @Inject private FindPayments found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Handing in the same claim again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/claim/1}, signed with the certificate of the winning bid or one of
   *     the same number
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code delivery-state}, {@code foreign-bid}, {@code contract-differs},
   *     {@code claim-differs}, {@code claim-account}, {@code claim-amount} or {@code claim-invoice}
   */
  public Verdict<PaymentsView> claim(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> claim(number, signed));
  }

  private Verdict<PaymentsView> claim(String number, Signed<Claim> signed) {
    Claim claim = signed.content();
    return Verdict.accept(signed)
        .unless(one -> PaymentFiles.elsewhere(number, claim.tender()))
        .then(one -> files.lock(claim.tender(), claim.lot(), signed))
        .then(
            file ->
                file.find(claim.hash()).isPresent()
                    ? Verdict.accept(found.after(file))
                    : Verdict.accept(file)
                        .unless(one -> judge(one, signed))
                        .map(one -> keep(one, signed)));
  }

  private static Optional<Refusal> judge(PaymentFile file, Signed<Claim> signed) {
    var facts =
        new ClaimFitsWhatIsAccepted.Facts(
            file.accepted().contract(),
            names(file.accepted().content().supplier().name()),
            file.account(),
            file.day(signed.at()));
    Claim claim = signed.content();
    return ClaimFitsWhatIsAccepted.judge(facts, claim)
        .or(
            () ->
                claim.invoice() == null || invoice(file, claim).isPresent()
                    ? Optional.empty()
                    : Optional.of(Refusal.of("claim-invoice")));
  }

  /** The document that the claim names, written once more. */
  private static Optional<byte[]> invoice(PaymentFile file, Claim claim) {
    return ClaimInvoice.of(file, claim).find(claim.invoice());
  }

  static List<String> names(LocalText name) {
    return Stream.of(name.ko(), name.en()).filter(one -> one != null).toList();
  }

  private PaymentsView keep(PaymentFile file, Signed<Claim> signed) {
    Claim claim = signed.content();
    Sha256 document = documents.put(signed.der());
    if (claim.invoice() != null) {
      documents.put(invoice(file, claim).orElseThrow());
    }
    payments.add(
        new KeptClaim(
            claim.hash(),
            claim.contract(),
            claim.number(),
            document,
            PaymentPeriod.end(file.accepted().rules(), file.law(), signed.at()),
            signed.actor().person(),
            signed.at(),
            Optional.empty(),
            List.of()),
        file.tender(),
        file.lot(),
        file.accepted().agency());
    events.fire(
        new PaymentSigned(
            FactKind.PAYMENT_CLAIMED,
            file.tender(),
            file.lot(),
            claim.hash(),
            document,
            signed.at()));
    return found.after(file);
  }
}
