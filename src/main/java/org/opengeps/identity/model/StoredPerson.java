package org.opengeps.identity.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Sha256;

/** A person's row with the roles. */
@Entity
@Table(name = "person")
public class StoredPerson {
  @Id private String id;
  private String organisation;

  @Column(name = "certified_name")
  private String certifiedName;

  @Column(name = "certified_subject")
  private Sha256 certifiedSubject;

  private String name;
  private String email;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<Role> roles = EnumSet.noneOf(Role.class);

  /** For the persistence provider. */
  protected StoredPerson() {}

  public StoredPerson(Person person, Sha256 certifiedSubject, Instant registeredAt) {
    this.certifiedSubject = certifiedSubject;
    this.id = person.id().value();
    this.organisation = person.organisation().value();
    this.certifiedName = person.certifiedName();
    this.registeredAt = registeredAt;
    update(person);
  }

  /**
   * Takes over what a person may change: name, address and roles; never who the authority says it
   * is.
   */
  public final void update(Person person) {
    name = person.name();
    email = person.email();
    roles.retainAll(person.roles());
    roles.addAll(person.roles());
  }

  /** Somebody else decides what the person may do. */
  public void setRoles(Set<Role> given) {
    roles.retainAll(given);
    roles.addAll(given);
  }

  public Person person() {
    return new Person(
        new PersonId(id), new OrganisationId(organisation), certifiedName, name, email, roles);
  }
}
