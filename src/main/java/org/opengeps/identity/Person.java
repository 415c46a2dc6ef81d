package org.opengeps.identity;

import java.util.Set;

/**
 * A registered person, as others may see it inside.
 *
 * @param certifiedName as the authority certified it
 * @param name as the person writes it
 * @param email personal data: never on a public page
 */
public record Person(
    PersonId id,
    OrganisationId organisation,
    String certifiedName,
    String name,
    String email,
    Set<Role> roles) {
  public Person {
    roles = Set.copyOf(roles);
  }

  /**
   * Whether two persons of the register could be one human being: the same certified name in the
   * same organisation, under two authorities. Where the law wants four eyes, such two are not two.
   */
  public boolean mayBeTheSameAs(Person other) {
    return id.equals(other.id)
        || (organisation.equals(other.organisation) && certifiedName.equals(other.certifiedName));
  }

  public Actor actor() {
    return new Actor(id, organisation, roles);
  }
}
