package org.opengeps.identity;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/** Who the registered people are. */
public interface Directory {
  Optional<Person> find(PersonId id);

  /**
   * For whom a certificate spoke at an instant; empty if it was not bound yet, or replaced by then.
   *
   * @param certificate fingerprint
   */
  Optional<Person> findByCertificate(Sha256 certificate, Instant at);
}
