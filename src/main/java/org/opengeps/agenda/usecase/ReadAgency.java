package org.opengeps.agenda.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.agenda.rules.AgencyFacts;
import org.opengeps.agenda.rules.NamedContract;
import org.opengeps.agenda.rules.NamedDelivery;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.contract.ContractDue;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.OfficialZone;
import org.opengeps.registry.usecase.FindAgencyPeople;
import org.opengeps.registry.usecase.FindOrganisation;

/** Reads what an agency has besides its tenders: eighteen statements at most. */
@Dependent
class ReadAgency {
  /** Members who take longer for their keys have likely forgotten them. */
  private static final Duration FOR_KEYS = Duration.ofDays(3);

  @Inject private FindOrganisation organisations;
  @Inject private ListCommittees committees;
  @Inject private FindAgencyPeople people;
  @Inject private FindDirectAwards direct;
  @Inject private OfficialZone zone;
  @Inject private FindContracts contracts;
  @Inject private FindDeliveries deliveries;
  @Inject private FindTenders tenders;

  AgencyFacts read(Actor actor, Instant now) {
    String code = organisations.get(actor.organisation()).identifier();
    return new AgencyFacts(
        committees.countFree(code, now),
        committees.unfinished(code, now.minus(FOR_KEYS), now),
        people.proposedNames(actor.organisation()),
        direct.listWaiting(actor.organisation(), LocalDate.ofInstant(now, zone.zone())),
        actor.has(Role.AGENCY_ADMINISTRATOR) ? people.listWaiting(actor.organisation()) : List.of(),
        contracts(actor),
        deliveries(actor));
  }

  private List<NamedContract> contracts(Actor actor) {
    List<ContractDue> due = contracts.listUnfinished(actor.organisation());
    Map<TenderNumber, TenderSummary> named =
        due.isEmpty()
            ? Map.of()
            : tenders.named(
                due.stream().map(one -> TenderNumber.of(one.tender())).distinct().toList());
    return due.stream()
        .filter(one -> named.containsKey(TenderNumber.of(one.tender())))
        .map(one -> named(one, named.get(TenderNumber.of(one.tender()))))
        .toList();
  }

  private List<NamedDelivery> deliveries(Actor actor) {
    List<DeliveryDue> due = deliveries.listWaiting(actor.organisation());
    Map<TenderNumber, TenderSummary> named =
        due.isEmpty()
            ? Map.of()
            : tenders.named(
                due.stream().map(one -> TenderNumber.of(one.tender())).distinct().toList());
    return due.stream()
        .flatMap(
            one ->
                Optional.ofNullable(named.get(TenderNumber.of(one.tender())))
                    .map(tender -> new NamedDelivery(one, tender.title(), tender.zone()))
                    .stream())
        .toList();
  }

  private static NamedContract named(ContractDue due, TenderSummary tender) {
    return new NamedContract(due, tender.title(), tender.zone());
  }
}
