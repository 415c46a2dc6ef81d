package org.opengeps.identity.model;

import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;

/** All registered people. */
public interface People {
  Optional<StoredPerson> find(PersonId id);

  /** The person whom the authority certified under this name for the organisation. */
  Optional<StoredPerson> findCertified(OrganisationId organisation, String certifiedName);

  List<StoredPerson> listOf(OrganisationId organisation);

  void add(StoredPerson person);
}
