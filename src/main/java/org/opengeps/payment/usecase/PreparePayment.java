package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentDraft;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.rules.OrderFitsTheClaim;
import org.opengeps.payment.rules.PaymentIsByTwo;

/** Says what officers need to know beforehand, and who signs nothing. Changes nothing. */
@ApplicationScoped
public class PreparePayment {
  @Inject private PaymentFiles files;
  @Inject private FindPerson people;
  @Inject private Clock clock;

  /**
   * @param claim hash of its JSON
   * @return refused with {@code contract-unknown}, {@code delivery-state}, {@code claim-state} or
   *     {@code claim-unknown}
   */
  @Transactional
  public Verdict<PaymentDraft> prepare(
      TenderRef tender, String lot, Sha256 claim, PersonId officer) {
    return files
        .find(tender, lot)
        .then(file -> file.claimed(claim).map(entry -> draft(file, entry, officer)));
  }

  private PaymentDraft draft(PaymentFile file, PaymentFile.Entry entry, PersonId officer) {
    LocalDate today = file.day(clock.instant());
    return new PaymentDraft(
        file.lastDay(entry),
        today,
        today.plusDays(OrderFitsTheClaim.LONGEST_AHEAD),
        file.law().daysOfYear(),
        order(file, entry, officer),
        approve(file, entry, officer));
  }

  Optional<Refusal> order(PaymentFile file, PaymentFile.Entry entry, PersonId officer) {
    boolean inspected =
        file.accepted().parts().stream()
            .filter(part -> entry.claim().inspections().contains(part.inspection()))
            .anyMatch(part -> people.mayBeTheSame(part.inspector(), officer));
    return PaymentIsByTwo.order(file.law(), inspected);
  }

  private Optional<Refusal> approve(PaymentFile file, PaymentFile.Entry entry, PersonId officer) {
    return entry
        .row()
        .order()
        .flatMap(order -> second(order, officer))
        .or(
            () ->
                entry
                    .order()
                    .flatMap(order -> OrderFitsTheClaim.timely(order, file.day(clock.instant()))));
  }

  /** Whoever ordered it does not approve it. */
  Optional<Refusal> second(KeptOrder order, PersonId officer) {
    return PaymentIsByTwo.approve(people.mayBeTheSame(order.made().by(), officer));
  }
}
