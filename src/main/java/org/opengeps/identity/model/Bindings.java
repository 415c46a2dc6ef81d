package org.opengeps.identity.model;

import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** All bindings of certificates, past and present. */
public interface Bindings {
  Optional<Binding> find(Sha256 fingerprint);

  Optional<Binding> findInForce(PersonId person);

  /**
   * Adds after what was changed before: the database keeps one certificate in force for each
   * person.
   */
  void add(Binding binding);
}
