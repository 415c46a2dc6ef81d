package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.model.People;
import org.opengeps.identity.model.StoredPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.ManyRows;

/** People in the tables {@code person} and {@code person_role}. */
@ApplicationScoped
@Transactional
public class PeopleTable implements People {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<StoredPerson> find(PersonId id) {
    return Optional.ofNullable(entities.find(StoredPerson.class, id.value()));
  }

  @Override
  public Optional<StoredPerson> findCertified(
      OrganisationId organisation, Sha256 certifiedSubject) {
    return entities
        .createQuery(
            "SELECT p FROM StoredPerson p WHERE p.organisation = :organisation AND p.certifiedSubject = :subject",
            StoredPerson.class)
        .setParameter("organisation", organisation.value())
        .setParameter("subject", certifiedSubject)
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<StoredPerson> listOf(OrganisationId organisation) {
    return of(organisation, "p.registeredAt, p.id").getResultList();
  }

  @Override
  public List<StoredPerson> listOf(OrganisationId organisation, Pages page) {
    return of(organisation, "p.registeredAt DESC, p.id DESC")
        .setFirstResult(page.before())
        .setMaxResults(page.size())
        .getResultList();
  }

  /** With their roles in one more statement, not in one for each. */
  private TypedQuery<StoredPerson> of(OrganisationId organisation, String order) {
    return entities
        .createQuery(
            "SELECT p FROM StoredPerson p WHERE p.organisation = :organisation ORDER BY " + order,
            StoredPerson.class)
        .setHint("eclipselink.batch", "p.roles")
        .setHint("eclipselink.batch.type", "IN")
        .setParameter("organisation", organisation.value());
  }

  @Override
  public Map<OrganisationId, Set<String>> names(Collection<OrganisationId> organisations) {
    Map<OrganisationId, Set<String>> names = new HashMap<>();
    ManyRows.select(
            entities,
            "SELECT organisation, name FROM person WHERE organisation IN",
            organisations.stream().<Object>map(OrganisationId::value).toList())
        .forEach(
            row ->
                names
                    .computeIfAbsent(new OrganisationId((String) row[0]), key -> new TreeSet<>())
                    .add((String) row[1]));
    return names;
  }

  @Override
  public Map<PersonId, OrganisationId> organisations(Collection<PersonId> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    Map<PersonId, OrganisationId> found = new HashMap<>();
    entities
        .createQuery(
            "SELECT p.id, p.organisation FROM StoredPerson p WHERE p.id IN :ids", Object[].class)
        .setParameter("ids", people.stream().map(PersonId::value).toList())
        .getResultList()
        .forEach(
            row -> found.put(new PersonId((String) row[0]), new OrganisationId((String) row[1])));
    return found;
  }

  @Override
  public long count(OrganisationId organisation) {
    return entities
        .createQuery(
            "SELECT COUNT(p) FROM StoredPerson p WHERE p.organisation = :organisation", Long.class)
        .setParameter("organisation", organisation.value())
        .getSingleResult();
  }

  @Override
  public List<PersonId> listNamed(OrganisationId organisation, String certifiedName) {
    return entities
        .createQuery(
            "SELECT p.id, p.certifiedName FROM StoredPerson p WHERE p.organisation = :organisation"
                + " AND p.certifiedName = :name",
            Object[].class)
        .setParameter("organisation", organisation.value())
        .setParameter("name", certifiedName)
        .getResultStream()
        .filter(row -> certifiedName.equals(row[1])) // the column takes case and width for equal
        .map(row -> new PersonId((String) row[0]))
        .toList();
  }

  @Override
  public void add(StoredPerson person) {
    entities.persist(person);
    entities.flush();
  }
}
