package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentSigned;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.model.KeptClaim.Act;
import org.opengeps.payment.model.Payments;
import org.opengeps.payment.rules.ClaimWaits;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.ClaimReturn;

/** An officer sends a wrong claim back, with a reason; the supplier's next one starts the time. */
@ApplicationScoped
public class ReturnClaim {
  public static final int LONGEST_REASON = 1000;

  private static final SignedDoor.Form<ClaimReturn> FORM =
      new SignedDoor.Form<>(
          ClaimReturn.TYPE, ClaimReturn::from, Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private PaymentFiles files;
  @Inject private Payments payments;
  @Inject private FindPayments found;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Signing the same return again is harmless.
   *
   * @param number of the tender that the door names
   * @param cms {@code opengeps/claim-return/1}, signed by an officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     contract-unknown}, {@code delivery-state}, {@code foreign-tender}, {@code claim-unknown},
   *     {@code claim-state} or {@code text-unfit}
   */
  public Verdict<PaymentsView> sendBack(String number, byte[] cms) {
    return door.enter(cms, FORM, signed -> sendBack(number, signed));
  }

  private Verdict<PaymentsView> sendBack(String number, Signed<ClaimReturn> signed) {
    ClaimReturn back = signed.content();
    return Verdict.accept(signed)
        .unless(one -> PaymentFiles.elsewhere(number, back.tender()))
        .then(one -> files.lockForOfficer(back.tender(), back.lot(), signed))
        .then(file -> file.claimed(back.claim()).then(entry -> sendBack(file, entry, signed)));
  }

  private Verdict<PaymentsView> sendBack(
      PaymentFile file, PaymentFile.Entry entry, Signed<ClaimReturn> signed) {
    return entry.back().filter(signed.content()::equals).isPresent()
        ? Verdict.accept(found.after(file))
        : Verdict.accept(entry)
            .unless(one -> judge(one.row().state(), signed.content()))
            .map(one -> keep(file, signed));
  }

  private static Optional<Refusal> judge(ClaimState state, ClaimReturn back) {
    return ClaimWaits.judge(state)
        .or(() -> FreeText.judge(FreeText.paragraphs("reason", back.reason(), LONGEST_REASON)));
  }

  private PaymentsView keep(PaymentFile file, Signed<ClaimReturn> signed) {
    Sha256 claim = signed.content().claim();
    Sha256 document = documents.put(signed.der());
    payments.sendBack(claim, new Act(document, signed.actor().person(), signed.at()));
    events.fire(
        new PaymentSigned(
            FactKind.CLAIM_SENT_BACK, file.tender(), file.lot(), claim, document, signed.at()));
    return found.after(file);
  }
}
