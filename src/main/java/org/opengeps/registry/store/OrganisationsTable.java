package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.AgencyEntry;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.model.Organisations;
import org.opengeps.registry.model.StoredOrganisation;

/** Organisations in the table {@code organisation}. */
@ApplicationScoped
@Transactional
public class OrganisationsTable implements Organisations {
  /** The column holds ASCII only; comparing it with Hangul is an error. */
  private static final String IDENTIFIER = "[A-Z0-9]{1,20}";

  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<StoredOrganisation> find(OrganisationId id) {
    return Optional.ofNullable(entities.find(StoredOrganisation.class, id.value()));
  }

  @Override
  public List<StoredOrganisation> list(Collection<OrganisationId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT o FROM StoredOrganisation o WHERE o.id IN :ids", StoredOrganisation.class)
        .setHint("eclipselink.batch", "o.industries")
        .setHint("eclipselink.batch", "o.regions")
        .setHint("eclipselink.batch.type", "IN")
        .setParameter("ids", ids.stream().map(OrganisationId::value).toList())
        .getResultList();
  }

  @Override
  public Map<String, OrganisationId> ids(OrganisationKind kind, Collection<String> identifiers) {
    Map<String, OrganisationId> ids = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT identifier, id FROM organisation WHERE (kind, identifier) IN",
            identifiers.stream()
                .filter(one -> one.matches(IDENTIFIER))
                .<Object>map(one -> new Object[] {kind.word(), one})
                .toList())
        .forEach(row -> ids.put((String) row[0], new OrganisationId((String) row[1])));
    return ids;
  }

  @Override
  public Map<String, LocalText> names(OrganisationKind kind, Collection<String> identifiers) {
    Map<String, LocalText> names = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT identifier, name_ko, name_en FROM organisation WHERE (kind, identifier) IN",
            identifiers.stream()
                .filter(one -> one.matches(IDENTIFIER))
                .distinct()
                .<Object>map(one -> new Object[] {kind.word(), one})
                .toList())
        .forEach(
            row -> names.put((String) row[0], new LocalText((String) row[1], (String) row[2])));
    return names;
  }

  @Override
  public List<AgencyEntry> agencies(String text, int most) {
    String code = text.toUpperCase(Locale.ROOT);
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT identifier, name_ko, name_en FROM organisation WHERE kind = ?"
                    + " AND (LOCATE(?, LOWER(CONCAT(name_ko, ' ', name_en))) > 0"
                    + " OR identifier LIKE ?) ORDER BY name_ko, identifier LIMIT ?")
            .setParameter(1, OrganisationKind.AGENCY.word())
            .setParameter(2, text.toLowerCase(Locale.ROOT))
            .setParameter(3, code.matches(IDENTIFIER) ? code + "%" : "")
            .setParameter(4, most)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new AgencyEntry((String) row[0], new LocalText((String) row[1], (String) row[2])))
        .toList();
  }

  @Override
  public Optional<StoredOrganisation> findByIdentifier(OrganisationKind kind, String identifier) {
    return entities
        .createQuery(
            "SELECT o FROM StoredOrganisation o WHERE o.kind = :kind AND o.identifier = :identifier",
            StoredOrganisation.class)
        .setParameter("kind", kind.word())
        .setParameter("identifier", identifier)
        .getResultStream()
        .findFirst();
  }

  @Override
  public boolean claim(Organisation organisation) {
    boolean isNew =
        Sql.run(
                entities,
                "INSERT IGNORE INTO organisation (id, kind, identifier, name_ko, name_en, registered_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                organisation.id().value(),
                organisation.kind().word(),
                organisation.identifier(),
                organisation.name().ko(),
                organisation.name().en(),
                organisation.registeredAt())
            == 1;
    Sql.one(
        entities,
        "SELECT id FROM organisation WHERE kind = ? AND identifier = ? FOR UPDATE",
        organisation.kind().word(),
        organisation.identifier());
    return isNew;
  }
}
