package org.opengeps.agenda.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opengeps.agenda.rules.AgencyFacts;
import org.opengeps.agenda.rules.NamedContract;
import org.opengeps.agenda.rules.NamedDelivery;
import org.opengeps.agenda.rules.NamedPayment;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.contract.ContractDue;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.custody.usecase.ListCommittees;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.payment.PaymentDue;
import org.opengeps.payment.usecase.FindPayments;
import org.opengeps.platform.OfficialZone;
import org.opengeps.registry.usecase.FindAgencyPeople;
import org.opengeps.registry.usecase.FindOrganisation;

/** Reads what an agency has besides its tenders: twenty statements at most. */
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
  @Inject private FindPayments payments;
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
        deliveries(actor),
        payments(actor));
  }

  private List<NamedContract> contracts(Actor actor) {
    return named(
        contracts.listUnfinished(actor.organisation()),
        ContractDue::tender,
        (one, tender) -> new NamedContract(one, tender.title(), tender.zone()));
  }

  private List<NamedDelivery> deliveries(Actor actor) {
    return named(
        deliveries.listWaiting(actor.organisation()),
        DeliveryDue::tender,
        (one, tender) -> new NamedDelivery(one, tender.title(), tender.zone()));
  }

  private List<NamedPayment> payments(Actor actor) {
    return named(
        payments.listWaiting(actor.organisation()),
        PaymentDue::tender,
        (one, tender) -> new NamedPayment(one, tender.title(), tender.zone()));
  }

  /** Those whose tender is there, with what it is called; one statement, none without any. */
  private <T, R> List<R> named(
      List<T> due, Function<T, TenderRef> tender, BiFunction<T, TenderSummary, R> name) {
    if (due.isEmpty()) {
      return List.of();
    }
    Map<TenderNumber, TenderSummary> known =
        tenders.named(due.stream().map(tender).map(TenderNumber::of).distinct().toList());
    return due.stream()
        .filter(one -> known.containsKey(TenderNumber.of(tender.apply(one))))
        .map(one -> name.apply(one, known.get(TenderNumber.of(tender.apply(one)))))
        .toList();
  }
}
