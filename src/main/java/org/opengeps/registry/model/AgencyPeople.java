package org.opengeps.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;

/** What people of agencies ask to be, and what their administrators made them. */
public interface AgencyPeople {
  /** The roles of a person's last registration; they replace what it asked for before. */
  void ask(PersonId person, Set<Role> wanted, Sha256 registration, Instant at);

  /** What the person asked for last; empty if it never did. */
  Set<Role> wanted(PersonId person);

  /** The same of several people; whoever never asked for anything is not in it. */
  Map<PersonId, Set<Role>> wanted(List<PersonId> people);

  /**
   * Those of several people whose last wish an administrator has answered, with whatever roles: one
   * statement, none for nobody.
   */
  Set<PersonId> answered(List<PersonId> people);

  /**
   * Notes that an administrator gave these roles.
   *
   * @param id hash of certificate, content and signing time
   * @return false if the same message was noted before
   */
  boolean note(Change change, Sha256 id, Instant at);

  /** Roles given by a signed message. */
  record Change(PersonId person, PersonId by, Set<Role> roles, Sha256 document) {}
}
