package org.opengeps.identity.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;

/** All registered people. */
public interface People {
  Optional<StoredPerson> find(PersonId id);

  /** The person of the organisation whom an authority certified as this subject. */
  Optional<StoredPerson> findCertified(OrganisationId organisation, Sha256 certifiedSubject);

  List<StoredPerson> listOf(OrganisationId organisation);

  /** A part of them, who registered last first: a newcomer waits for somebody's attention. */
  List<StoredPerson> listOf(OrganisationId organisation, Pages page);

  /**
   * Names of the people of these organisations, as they write them, by organisation; one statement
   * for two hundred.
   */
  Map<OrganisationId, Set<String>> names(Collection<OrganisationId> organisations);

  /** Organisations of these people, of those who are there: one statement. */
  Map<PersonId, OrganisationId> organisations(Collection<PersonId> people);

  long count(OrganisationId organisation);

  /** Ids of the people of an organisation whose certified name is this one, letter by letter. */
  List<PersonId> listNamed(OrganisationId organisation, String certifiedName);

  void add(StoredPerson person);
}
