package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.RolesChanged;
import org.opengeps.identity.model.People;
import org.opengeps.identity.model.StoredPerson;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

/** Gives a person other roles. Who may decide that, the caller has judged. */
@ApplicationScoped
public class SetRoles {
  @Inject private People people;
  @Inject private Event<DomainEvent> events;

  /**
   * @param roles all roles from now on
   * @param message the signed message that says so
   * @throws IllegalStateException if nobody has the id
   */
  @Transactional
  public Person set(PersonId id, Set<Role> roles, Sha256 message, Instant at) {
    StoredPerson person =
        people.find(id).orElseThrow(() -> new IllegalStateException("no such person: " + id));
    if (!person.person().roles().equals(roles)) {
      person.setRoles(roles);
      events.fire(new RolesChanged(id, roles, message, at));
    }
    return person.person();
  }
}
