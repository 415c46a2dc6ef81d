package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPeoplePage;
import org.opengeps.registry.AgencyPerson;
import org.opengeps.registry.model.AgencyNames;
import org.opengeps.registry.model.AgencyPeople;

/**
 * The people of an agency and the names proposed for it. The caller checks that the actor belongs
 * to it.
 */
@ApplicationScoped
public class FindAgencyPeople {
  private static final int PAGE_SIZE = 20;
  private static final int NEWEST = 200;

  @Inject private FindPerson people;
  @Inject private AgencyPeople agencyPeople;
  @Inject private AgencyNames names;

  /** For the container. */
  public FindAgencyPeople() {}

  FindAgencyPeople(FindPerson people, AgencyPeople agencyPeople) {
    this.people = people;
    this.agencyPeople = agencyPeople;
  }

  /**
   * @param asked which page, from 1; beyond the end the last one is shown
   */
  @Transactional
  public AgencyPeoplePage page(OrganisationId agency, int asked) {
    long total = people.count(agency);
    Pages pages = Pages.of(asked, total, PAGE_SIZE);
    List<Person> shown = people.list(agency, pages);
    Map<PersonId, Set<Role>> wanted = agencyPeople.wanted(shown.stream().map(Person::id).toList());
    return new AgencyPeoplePage(
        pages,
        total,
        shown.stream()
            .map(one -> new AgencyPerson(one, wanted.getOrDefault(one.id(), Set.of())))
            .toList());
  }

  /**
   * Those who ask for roles that nobody has given them and whom no administrator has answered
   * since, of the {@value #NEWEST} who registered last; the page of the agency's people has the
   * others. Who was deliberately given less waits no longer.
   */
  @Transactional
  public List<AgencyPerson> listWaiting(OrganisationId agency) {
    List<Person> newest = people.list(agency, new Pages(1, 1, NEWEST));
    Map<PersonId, Set<Role>> wanted = agencyPeople.wanted(newest.stream().map(Person::id).toList());
    List<AgencyPerson> waiting =
        newest.stream()
            .map(one -> new AgencyPerson(one, wanted.getOrDefault(one.id(), Set.of())))
            .filter(AgencyPerson::isWaiting)
            .toList();
    Set<PersonId> answered =
        agencyPeople.answered(waiting.stream().map(one -> one.person().id()).toList());
    return waiting.stream().filter(one -> !answered.contains(one.person().id())).toList();
  }

  /** One of the agency's people. */
  @Transactional
  public Optional<AgencyPerson> find(OrganisationId agency, PersonId id) {
    return people
        .find(id)
        .filter(person -> person.organisation().equals(agency))
        .map(person -> new AgencyPerson(person, agencyPeople.wanted(id)));
  }

  /** Names that wait for a second signature, newest first. */
  @Transactional
  public List<AgencyName> proposedNames(OrganisationId agency) {
    return names.listProposed(agency);
  }
}
