package org.opengeps.registry.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.AgencyEntry;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;

/** All registered organisations. */
public interface Organisations {
  Optional<StoredOrganisation> find(OrganisationId id);

  /** Some of them with three statements, however many; those that are not there are left out. */
  List<StoredOrganisation> list(Collection<OrganisationId> ids);

  /** Ids by identifier, of those that are registered; one statement for two hundred. */
  Map<String, OrganisationId> ids(OrganisationKind kind, Collection<String> identifiers);

  /** Names by identifier, of those that are registered; one statement for two hundred. */
  Map<String, LocalText> names(OrganisationKind kind, Collection<String> identifiers);

  /**
   * Agencies that have the text in a name, in any case of letters, or at the beginning of their
   * code, by Korean name; all for an empty text: at most so many.
   */
  List<AgencyEntry> agencies(String text, int most);

  Optional<StoredOrganisation> findByIdentifier(OrganisationKind kind, String identifier);

  /**
   * Makes the row if there is none with this kind and identifier, and locks it until the
   * transaction ends, so that registrations of one organisation come one after the other.
   *
   * @return true if the row is new
   */
  boolean claim(Organisation organisation);
}
