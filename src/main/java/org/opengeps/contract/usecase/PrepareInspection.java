package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.contract.InspectionDraft;
import org.opengeps.contract.rules.DeliveryAccount.HandedIn;
import org.opengeps.contract.rules.InspectorDidNotContract;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;

/** Says what an inspector needs to know beforehand, and who inspects nothing. Changes nothing. */
@ApplicationScoped
public class PrepareInspection {
  @Inject private PerformedContracts contracts;
  @Inject private FindPerson people;
  @Inject private Clock clock;

  /**
   * @param delivery hash of its JSON
   * @return refused with {@code contract-unknown}, {@code delivery-state}, {@code delivery-unknown}
   *     or {@code four-eyes}
   */
  @Transactional
  public Verdict<InspectionDraft> prepare(
      TenderRef tender, String lot, Sha256 delivery, PersonId inspector) {
    return contracts
        .find(tender, lot)
        .unless(one -> apart(one, inspector))
        .then(
            one ->
                Verdict.found(
                        one.account().find(delivery),
                        () -> Refusal.of("delivery-unknown").with("delivery", delivery))
                    .map(handed -> draft(one, handed)));
  }

  Optional<Refusal> apart(Performed contract, PersonId inspector) {
    return InspectorDidNotContract.judge(
        contract.law(),
        people.mayBeTheSame(contract.sender(), inspector),
        people.mayBeTheSame(contract.confirmer(), inspector));
  }

  private InspectionDraft draft(Performed contract, HandedIn handed) {
    LocalDate due = contract.due();
    LocalDate today = contract.day(clock.instant());
    LocalDate first = contract.handedIn(handed.delivery().hash(), today);
    return new InspectionDraft(due, first, today, contract.account().lateFrom(handed, due));
  }
}
