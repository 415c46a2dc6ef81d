package org.opengeps.agenda.rules;

import java.util.List;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPerson;

/**
 * The agency itself.
 *
 * @param freeKeys how many keys can be bound now
 * @param ceremonies that were begun long ago and are not ready
 * @param names that wait for a second signature
 * @param directAwards contracts on one quote that wait for a second signature
 * @param contracts after awards, that do not exist yet
 * @param deliveries that wait for their inspection
 * @param payments claims that wait for an officer
 * @param people who ask for roles; empty for those who give none
 */
public record AgencyFacts(
    long freeKeys,
    List<UnfinishedCeremony> ceremonies,
    List<AgencyName> names,
    List<NamedDirectAward> directAwards,
    List<AgencyPerson> people,
    List<NamedContract> contracts,
    List<NamedDelivery> deliveries,
    List<NamedPayment> payments) {
  public AgencyFacts {
    ceremonies = List.copyOf(ceremonies);
    names = List.copyOf(names);
    directAwards = List.copyOf(directAwards);
    people = List.copyOf(people);
    contracts = List.copyOf(contracts);
    deliveries = List.copyOf(deliveries);
    payments = List.copyOf(payments);
  }
}
