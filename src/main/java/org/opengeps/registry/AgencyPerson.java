package org.opengeps.registry;

import java.util.Set;
import org.opengeps.identity.Person;
import org.opengeps.identity.Role;

/**
 * A person of an agency as its administrator sees it.
 *
 * @param wanted roles that the person asked for in the last registration
 */
public record AgencyPerson(Person person, Set<Role> wanted) {
  public AgencyPerson {
    wanted = Set.copyOf(wanted);
  }

  /** Whether the person asks for something that is not given. */
  public boolean isWaiting() {
    return !person.roles().containsAll(wanted);
  }
}
