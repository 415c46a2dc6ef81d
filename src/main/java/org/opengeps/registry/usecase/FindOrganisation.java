package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.model.Organisations;
import org.opengeps.registry.model.StoredOrganisation;

/** Looks organisations up. */
@ApplicationScoped
public class FindOrganisation {
  @Inject private Organisations organisations;

  public Optional<Organisation> find(OrganisationId id) {
    return organisations.find(id).map(StoredOrganisation::organisation);
  }

  /**
   * @throws IllegalStateException if none has the id
   */
  public Organisation get(OrganisationId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no such organisation: " + id));
  }

  /**
   * @param identifier agency code or ten-digit business number
   */
  public Optional<Organisation> findByIdentifier(OrganisationKind kind, String identifier) {
    return organisations.findByIdentifier(kind, identifier).map(StoredOrganisation::organisation);
  }
}
