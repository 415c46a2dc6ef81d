package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.AcceptedDeliveries;
import org.opengeps.contract.DeliveryState;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;

/** What of a contract has been accepted, with the damages for its delay: what is to be paid for. */
@ApplicationScoped
public class FindAccepted {
  @Inject private PerformedContracts contracts;
  @Inject private FindAwarded awarded;

  /**
   * @param tender any order of its notice
   * @return refused with {@code contract-unknown} or {@code delivery-state} where no contract
   *     exists
   */
  @Transactional
  public Verdict<AcceptedDeliveries> find(TenderRef tender, String lot) {
    return contracts.find(tender, lot).map(FindAccepted::accepted);
  }

  /** The same, alone until the transaction ends, for who signed for the firm that contracted. */
  public Verdict<AcceptedDeliveries> lock(TenderRef tender, String lot, Signed<?> supplier) {
    return contracts
        .lock(tender, lot)
        .unless(one -> awarded.foreign(one.awarded().award(), supplier))
        .map(FindAccepted::accepted);
  }

  /** The same, alone until the transaction ends, for who acts for the agency that contracted. */
  public Verdict<AcceptedDeliveries> lock(TenderRef tender, String lot, OrganisationId agency) {
    return contracts
        .lock(tender, lot)
        .map(FindAccepted::accepted)
        .unless(
            one ->
                one.agency().equals(agency)
                    ? Optional.empty()
                    : Optional.of(Refusal.of("foreign-tender").with("tender", tender.number())));
  }

  private static AcceptedDeliveries accepted(Performed contract) {
    List<AcceptedDeliveries.Part> parts =
        contract.book().stream().flatMap(entry -> part(contract, entry)).toList();
    return new AcceptedDeliveries(
        contract.contract(),
        contract.hash(),
        contract.awarded().agency(),
        contract.awarded().rules(),
        contract.account().state() == DeliveryState.COMPLETED,
        parts);
  }

  private static Stream<AcceptedDeliveries.Part> part(
      Performed contract, DeliveryBooks.Entry entry) {
    return entry.inspection().stream()
        .flatMap(
            inspection ->
                DeliveryAccount.damages(contract.contract().terms(), inspection).stream()
                    .map(
                        damages ->
                            new AcceptedDeliveries.Part(
                                entry.delivery().number(),
                                entry.delivery().what(),
                                entry.row().delivery(),
                                inspection.hash(),
                                entry.row().inspection().orElseThrow().by(),
                                entry.row().inspection().orElseThrow().at(),
                                inspection.accepted(),
                                damages)));
  }
}
