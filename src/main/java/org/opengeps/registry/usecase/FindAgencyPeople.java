package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.registry.AgencyName;
import org.opengeps.registry.AgencyPerson;
import org.opengeps.registry.model.AgencyNames;
import org.opengeps.registry.model.AgencyPeople;

/**
 * The people of an agency and the names proposed for it. The caller checks that the actor belongs
 * to it.
 */
@ApplicationScoped
public class FindAgencyPeople {
  @Inject private FindPerson people;
  @Inject private AgencyPeople agencyPeople;
  @Inject private AgencyNames names;

  /** In the order of registration. */
  @Transactional
  public List<AgencyPerson> list(OrganisationId agency) {
    return people.listAll(agency).stream()
        .map(person -> new AgencyPerson(person, agencyPeople.wanted(person.id())))
        .toList();
  }

  /** Names that wait for a second signature, newest first. */
  @Transactional
  public List<AgencyName> proposedNames(OrganisationId agency) {
    return names.listProposed(agency);
  }
}
