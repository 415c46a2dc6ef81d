package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
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
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Contract;
import org.opengeps.registry.usecase.FindOrganisation;

/** Contracts from when they are due. All of it is public: who got what for how much is. */
@ApplicationScoped
public class FindContracts {
  /** How many a firm is shown. */
  public static final int MOST = 100;

  @Inject private Contracts contracts;
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
    return contracts.list(tenders).stream().map(this::view).toList();
  }

  /** Of a firm, the latest award first. */
  @Transactional
  public List<ContractView> listOf(OrganisationId firm) {
    return organisations.find(firm).stream()
        .flatMap(one -> contracts.listOf(one.identifier(), MOST).stream())
        .map(this::view)
        .toList();
  }

  /** What does not exist yet of an agency's contracts; three statements, whatever they are. */
  @Transactional
  public List<ContractDue> listUnfinished(OrganisationId agency) {
    Instant now = clock.instant();
    return contracts.listUnfinished(agency, MOST).stream().map(file -> due(file, now)).toList();
  }

  private static ContractDue due(ContractFile file, Instant now) {
    Instant until = file.last().map(Offered::consentBy).orElse(file.due().signBy());
    ContractState state = file.state(now);
    Instant since =
        state == ContractState.SILENT
            ? until
            : Stream.concat(
                    file.offers().stream().map(Offered::at),
                    file.signed().stream().map(Stepped::at))
                .reduce((earlier, later) -> later)
                .orElse(file.due().awardedAt());
    return new ContractDue(file.due().tender(), file.due().lot(), state, since, until);
  }

  ContractView view(ContractFile file) {
    DueContract due = file.due();
    Iterator<byte[]> signed =
        documents.list(file.offers().stream().map(Offered::signed).toList()).iterator();
    return new ContractView(
        due.tender(),
        due.lot(),
        due.agency(),
        due.supplier(),
        due.award(),
        due.awardedAt(),
        due.signBy(),
        file.state(clock.instant()),
        file.offers().stream().map(offer -> offer(offer, signed.next())).toList(),
        file.signed().stream()
            .map(step -> new ContractView.Step(step.kind(), step.signed(), step.at()))
            .toList());
  }

  private static ContractView.Offer offer(Offered offered, byte[] der) {
    return new ContractView.Offer(
        Contract.from(SignedDocument.read(der).json()),
        offered.contract(),
        offered.signed(),
        offered.at());
  }
}
