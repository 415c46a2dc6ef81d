package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.contract.model.Deliveries;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.Delivery;

/** Deliveries under contracts that exist, and what came of them. All of it is public. */
@ApplicationScoped
public class FindDeliveries {
  /** How many an agency is shown. */
  public static final int MOST = 100;

  @Inject private FindContracts contracts;
  @Inject private DeliveryBooks books;
  @Inject private Deliveries deliveries;
  @Inject private Clock clock;

  /**
   * @param tender any order of its notice
   * @return empty until the contract exists
   */
  @Transactional
  public Optional<DeliveriesView> find(TenderRef tender, String lot) {
    return contracts.find(tender, lot).flatMap(one -> list(List.of(one)).stream().findFirst());
  }

  /** Of those of these contracts that exist, in their order: two statements for all. */
  @Transactional
  public List<DeliveriesView> list(Collection<ContractView> all) {
    List<ContractView> existing =
        all.stream().filter(one -> one.concludedAt().isPresent()).toList();
    Map<Sha256, List<DeliveryBooks.Entry>> found =
        books.read(existing.stream().map(one -> one.offer().orElseThrow().hash()).toList());
    Instant now = clock.instant();
    return existing.stream()
        .map(
            one -> {
              ContractView.Offer offer = one.offer().orElseThrow();
              return view(
                  offer.contract(), offer.hash(), found.getOrDefault(offer.hash(), List.of()), now);
            })
        .toList();
  }

  /** What waits for an inspection by an agency, the most urgent first. */
  @Transactional
  public List<DeliveryDue> listWaiting(OrganisationId agency) {
    return deliveries.listWaiting(agency, MOST);
  }

  DeliveriesView get(Performed contract) {
    return view(contract.contract(), contract.hash(), contract.book(), clock.instant());
  }

  private static DeliveriesView view(
      Contract contract, Sha256 hash, List<DeliveryBooks.Entry> book, Instant now) {
    DeliveryAccount account = DeliveryBooks.account(contract.amount(), book);
    return new DeliveriesView(
        contract.tender(),
        contract.lot(),
        hash,
        contract.amount(),
        contract.terms().until(),
        account.state(),
        account.accepted(),
        account.pending(),
        account.rest(),
        account.toMend().stream().map(Delivery::hash).toList(),
        book.stream().map(entry -> item(contract, entry, now)).toList());
  }

  private static DeliveriesView.Item item(
      Contract contract, DeliveryBooks.Entry entry, Instant now) {
    return new DeliveriesView.Item(
        entry.delivery(),
        entry.row().delivery(),
        entry.row().signed(),
        entry.row().at(),
        entry.row().inspectBy(),
        entry.inspection().isEmpty() && !now.isBefore(entry.row().inspectBy()),
        entry.row().inspection().map(row -> inspected(contract, entry, row.signed(), row.at())));
  }

  private static DeliveriesView.Inspected inspected(
      Contract contract, DeliveryBooks.Entry entry, Sha256 signed, Instant at) {
    var inspection = entry.inspection().orElseThrow();
    return new DeliveriesView.Inspected(
        inspection, signed, at, DeliveryAccount.damages(contract.terms(), inspection));
  }
}
