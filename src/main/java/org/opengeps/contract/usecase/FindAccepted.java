package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.opengeps.contract.AcceptedDeliveries;
import org.opengeps.contract.DeliveryState;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;

/** What of a contract has been accepted, with the damages for its delay: what is to be paid for. */
@ApplicationScoped
public class FindAccepted {
  @Inject private PerformedContracts contracts;

  /**
   * @param tender any order of its notice
   * @return refused with {@code contract-unknown} or {@code delivery-state} where no contract
   *     exists
   */
  @Transactional
  public Verdict<AcceptedDeliveries> find(TenderRef tender, String lot) {
    return contracts.find(tender, lot).map(FindAccepted::accepted);
  }

  private static AcceptedDeliveries accepted(Performed contract) {
    List<AcceptedDeliveries.Part> parts =
        contract.book().stream().flatMap(entry -> part(contract, entry)).toList();
    return new AcceptedDeliveries(
        contract.hash(),
        contract.awarded().agency(),
        contract.contract().supplier().number(),
        contract.contract().amount(),
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
                                entry.row().delivery(),
                                inspection.hash(),
                                entry.row().inspection().orElseThrow().at(),
                                inspection.accepted(),
                                damages)));
  }
}
