package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.model.Binding;
import org.opengeps.identity.model.Bindings;
import org.opengeps.kernel.Sha256;

/** Bindings in the table {@code certificate_binding}. */
@ApplicationScoped
@Transactional
public class BindingsTable implements Bindings {
  @PersistenceContext private EntityManager entities;

  @Override
  public Optional<Binding> find(Sha256 fingerprint) {
    return Optional.ofNullable(entities.find(Binding.class, fingerprint));
  }

  @Override
  public Optional<Binding> findInForce(PersonId person) {
    return entities
        .createQuery(
            "SELECT b FROM Binding b WHERE b.person = :person AND b.endedAt IS NULL", Binding.class)
        .setParameter("person", person.value())
        .getResultStream()
        .findFirst();
  }

  @Override
  public List<Binding> listInForce(Collection<PersonId> people) {
    return people.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "SELECT b FROM Binding b WHERE b.person IN :people AND b.endedAt IS NULL",
                Binding.class)
            .setParameter("people", people.stream().map(PersonId::value).toList())
            .getResultList();
  }

  @Override
  public void add(Binding binding) {
    // JPA inserts before it updates, but the end of the old binding has to be there first
    entities.flush();
    entities.persist(binding);
    entities.flush();
  }
}
