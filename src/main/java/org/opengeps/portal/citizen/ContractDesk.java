package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.Documents;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.message.Lot;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * Contracts after an award: the public page of each, where the firm that got the award also signs,
 * and the list of a firm's own with what is due.
 */
@ApplicationScoped
class ContractDesk {
  @Inject private FindContracts contracts;
  @Inject private FindTenders tenders;
  @Inject private FindOrganisation organisations;
  @Inject private CurrentActor visitor;
  @Inject private Documents documents;
  @Inject private DeliveryDesk deliveries;
  @Inject private OfficialZone zone;

  /**
   * A contract in the list of a firm's own.
   *
   * @param tender null if it is not there any more
   * @param deliveries null until the contract exists
   */
  public record Row(ContractView contract, TenderSummary tender, DeliveriesView deliveries) {}

  /** {@code /tenders/{number}/contract}: the same for everybody, and a form for the firm. */
  Page show(NoticeView view, Lot lot, Map<String, Object> common) {
    Map<String, Object> model = new HashMap<>(common);
    Optional<ContractView> found = contracts.find(view.ref(), lot.lot());
    found.ifPresent(contract -> fill(contract, model));
    found.ifPresent(
        contract -> deliveries.fill(contract, view.notice().zone(), isOwn(contract), model));
    return Page.of("contract", model);
  }

  private void fill(ContractView contract, Map<String, Object> model) {
    model.put("contract", contract);
    contract
        .offer()
        .ifPresent(
            offer -> {
              byte[] signed = documents.get(offer.signed());
              model.put("offer", offer);
              model.put("signed", Base64.getEncoder().encodeToString(signed));
              model.put("officer", Signer.of(signed));
            });
    Map<String, String> signers = new HashMap<>();
    contract
        .steps()
        .forEach(step -> signers.put(step.signed().hex(), Signer.of(documents.get(step.signed()))));
    model.put("signers", signers);
    boolean signing =
        contract.suspendedSince().isEmpty()
            && (contract.state() == ContractState.SENT || contract.state() == ContractState.SILENT);
    model.put("mine", signing && isOwn(contract));
  }

  /** Whether the visitor is of the firm. */
  boolean isOwn(ContractView contract) {
    return own().filter(contract.supplier()::equals).isPresent();
  }

  /** Business number of the visitor's firm. */
  private Optional<String> own() {
    return visitor
        .findPerson()
        .map(Person::organisation)
        .flatMap(organisations::find)
        .map(Organisation::identifier);
  }

  /** {@code /my/contracts}. */
  Page mine() {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    Optional<Person> person = visitor.findPerson();
    model.put("loggedIn", person.isPresent());
    model.put("rows", person.map(this::rows).orElse(List.of()));
    return Page.of("mycontracts", model);
  }

  private List<Row> rows(Person person) {
    List<ContractView> own = contracts.listOf(person.organisation());
    Map<TenderNumber, TenderSummary> titles =
        tenders.named(own.stream().map(one -> TenderNumber.of(one.tender())).distinct().toList());
    Map<Sha256, DeliveriesView> delivered = deliveries.of(own);
    return own.stream()
        .map(
            one ->
                new Row(
                    one,
                    titles.get(TenderNumber.of(one.tender())),
                    one.offer().map(offer -> delivered.get(offer.hash())).orElse(null)))
        .toList();
  }
}
