package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Directory;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.model.Bindings;
import org.opengeps.identity.model.People;
import org.opengeps.identity.model.StoredPerson;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;

/** Looks people up, for those who already know whom they ask for. */
@ApplicationScoped
public class FindPerson implements Directory {
  @Inject private People people;
  @Inject private Bindings bindings;

  @Override
  public Optional<Person> find(PersonId id) {
    return people.find(id).map(StoredPerson::person);
  }

  /**
   * @throws IllegalStateException if nobody has the id
   */
  public Person get(PersonId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no such person: " + id));
  }

  /** See {@link Person#mayBeTheSameAs}. */
  public boolean mayBeTheSame(PersonId one, PersonId other) {
    return one.equals(other) || get(one).mayBeTheSameAs(get(other));
  }

  /** Everybody who may be the same human being as this person, who is one of them. */
  public Set<PersonId> doublesOf(PersonId id) {
    Person person = get(id);
    return Set.copyOf(people.listNamed(person.organisation(), person.certifiedName()));
  }

  @Override
  @Transactional
  public Optional<Person> findByCertificate(Sha256 fingerprint, Instant at) {
    return bindings
        .find(fingerprint)
        .filter(binding -> binding.isInForceAt(at))
        .flatMap(binding -> find(binding.person()));
  }

  /** People of an organisation who have the role now, in the order of registration. */
  public List<Person> list(OrganisationId organisation, Role role) {
    return people.listOf(organisation).stream()
        .map(StoredPerson::person)
        .filter(person -> person.roles().contains(role))
        .toList();
  }

  /** Some people of an organisation, who registered last first. */
  public List<Person> list(OrganisationId organisation, Pages page) {
    return people.listOf(organisation, page).stream().map(StoredPerson::person).toList();
  }

  /**
   * Names of the people of some organisations, as they write them. The caller checks that the
   * reader may see them.
   */
  public Map<OrganisationId, Set<String>> names(Collection<OrganisationId> organisations) {
    return people.names(organisations);
  }

  /** Organisations of some people, of those who are registered. */
  public Map<PersonId, OrganisationId> organisations(Collection<PersonId> ids) {
    return people.organisations(ids);
  }

  /** How many people an organisation has. */
  public long count(OrganisationId organisation) {
    return people.count(organisation);
  }
}
