package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
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
  public void add(Binding binding) {
    // JPA inserts before it updates, but the end of the old binding has to be there first
    entities.flush();
    entities.persist(binding);
    entities.flush();
  }
}
