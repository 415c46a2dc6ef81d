package org.opengeps.identity.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** All bindings of certificates, past and present. */
public interface Bindings {
  Optional<Binding> find(Sha256 fingerprint);

  Optional<Binding> findInForce(PersonId person);

  /** Of those of the people who have one; one statement for at most 200 people. */
  List<Binding> listInForce(Collection<PersonId> people);

  /**
   * Adds after what was changed before: the database keeps one certificate in force for each
   * person.
   */
  void add(Binding binding);
}
