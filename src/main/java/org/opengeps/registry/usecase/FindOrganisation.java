package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.identity.OrganisationId;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.AgencyEntry;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.model.Organisations;
import org.opengeps.registry.model.StoredOrganisation;

/** Looks organisations up. */
@ApplicationScoped
public class FindOrganisation {
  /** Of one search. */
  public static final int MOST_AGENCIES = 50;

  @Inject private Organisations organisations;

  public Optional<Organisation> find(OrganisationId id) {
    return organisations.find(id).map(StoredOrganisation::organisation);
  }

  /**
   * Some of them by id; those that are not there are left out.
   *
   * @param ids at most some thousand
   */
  public Map<OrganisationId, Organisation> named(Collection<OrganisationId> ids) {
    return organisations.list(ids).stream()
        .map(StoredOrganisation::organisation)
        .collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  /**
   * Ids by agency code or business number, of those that are registered.
   *
   * @param identifiers at most some thousand
   */
  public Map<String, OrganisationId> ids(OrganisationKind kind, Collection<String> identifiers) {
    return organisations.ids(kind, identifiers);
  }

  /**
   * Names by agency code or business number, of those that are registered.
   *
   * @param identifiers at most some thousand
   */
  public Map<String, LocalText> names(OrganisationKind kind, Collection<String> identifiers) {
    return organisations.names(kind, identifiers);
  }

  /**
   * Registered agencies by a part of their name or the beginning of their code, at most {@value
   * #MOST_AGENCIES}; the first by name for an empty text.
   */
  public List<AgencyEntry> agencies(String text) {
    String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return organisations.agencies(plain, MOST_AGENCIES);
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
