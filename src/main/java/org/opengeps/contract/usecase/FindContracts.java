package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.contract.ContractDue;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.DueContract;
import org.opengeps.contract.model.Offered;
import org.opengeps.contract.model.Stepped;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.usecase.ListPauses;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Contract;
import org.opengeps.registry.usecase.FindOrganisation;

/** Contracts from when they are due. All of it is public: who got what for how much is. */
@ApplicationScoped
public class FindContracts {
  /** How many a firm is shown. */
  public static final int MOST = 100;

  @Inject private Contracts contracts;
  @Inject private ListPauses pauses;
  @Inject private FindOrganisation organisations;
  @Inject private Documents documents;
  @Inject private Clock clock;

  /**
   * @param tender any order of its notice
   * @return empty until the lot is awarded, and where the rule set knows no contracts
   */
  @Transactional
  public Optional<ContractView> find(TenderRef tender, String lot) {
    return contracts.find(tender.number(), lot).map(this::view);
  }

  /** One that is there. */
  ContractView get(TenderRef tender, String lot) {
    return find(tender, lot).orElseThrow();
  }

  /**
   * Of all lots of many tenders.
   *
   * @param tenders numbers of notices
   */
  @Transactional
  public List<ContractView> list(Collection<String> tenders) {
    return views(contracts.list(tenders));
  }

  /** Of a firm, the latest award first; as many statements for one contract as for all of them. */
  @Transactional
  public List<ContractView> listOf(OrganisationId firm) {
    return organisations
        .find(firm)
        .map(one -> views(contracts.listOf(one.identifier(), MOST)))
        .orElse(List.of());
  }

  /** What does not exist yet of an agency's contracts; four statements, whatever they are. */
  @Transactional
  public List<ContractDue> listUnfinished(OrganisationId agency) {
    Instant now = clock.instant();
    List<ContractFile> files = contracts.listUnfinished(agency, MOST);
    Map<StoodStill, Suspensions> stood = stood(files);
    return files.stream().map(file -> due(file, StoodStill.of(file, stood), now)).toList();
  }

  private static ContractDue due(ContractFile file, Suspensions stood, Instant now) {
    ContractState state = file.state(stood, now);
    Optional<Instant> until = file.until(state, stood);
    boolean timeOut = state == ContractState.SILENT || state == ContractState.LAPSED;
    Instant since =
        timeOut
            ? until.orElseThrow()
            : Stream.concat(
                    file.offers().stream().map(Offered::at),
                    file.signed().stream().map(Stepped::at))
                .reduce((earlier, later) -> later)
                .orElse(file.due().awardedAt());
    return new ContractDue(file.due().tender(), file.due().lot(), state, since, until);
  }

  ContractView view(ContractFile file) {
    return views(List.of(file)).get(0);
  }

  /** When the rounds of these lots stood still. */
  private Map<StoodStill, Suspensions> stood(List<ContractFile> files) {
    return files.isEmpty()
        ? Map.of()
        : StoodStill.map(
            pauses.spans(
                files.stream().map(file -> file.due().tender().number()).distinct().toList()));
  }

  /** Of each only the contract that counts is read, and all of these at once. */
  private List<ContractView> views(List<ContractFile> files) {
    Map<StoodStill, Suspensions> stood = stood(files);
    Iterator<byte[]> last =
        documents
            .list(files.stream().flatMap(one -> one.last().map(Offered::signed).stream()).toList())
            .iterator();
    Instant now = clock.instant();
    return files.stream()
        .map(
            file ->
                view(
                    file,
                    file.last().map(one -> offer(one, last.next())),
                    StoodStill.of(file, stood),
                    now))
        .toList();
  }

  private static ContractView view(
      ContractFile file, Optional<ContractView.Offer> offer, Suspensions stood, Instant now) {
    DueContract due = file.due();
    ContractState state = file.state(stood, now);
    return new ContractView(
        due.tender(),
        due.lot(),
        due.agency(),
        due.supplier(),
        due.award(),
        due.awardedAt(),
        due.signBy(),
        state,
        file.until(state, stood),
        stood.since(),
        file.offers().stream()
            .map(one -> new ContractView.Sent(one.contract(), one.signed(), one.at()))
            .toList(),
        offer,
        file.steps().stream().map(FindContracts::step).toList());
  }

  private static ContractView.Step step(Stepped step) {
    return new ContractView.Step(
        step.contract(), step.kind(), step.signed(), step.at(), step.confirmBy());
  }

  private static ContractView.Offer offer(Offered offered, byte[] der) {
    return new ContractView.Offer(
        Contract.from(SignedDocument.read(der).json()),
        offered.contract(),
        offered.signed(),
        offered.at());
  }
}
