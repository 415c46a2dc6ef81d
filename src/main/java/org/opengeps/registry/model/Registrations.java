package org.opengeps.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;

/** All accepted registrations. */
public interface Registrations {
  /**
   * An accepted registration.
   *
   * @param id hash of certificate, content and signing time
   * @param document hash of the signed message
   */
  record Accepted(
      Sha256 id,
      Sha256 document,
      OrganisationId organisation,
      PersonId person,
      Instant signedAt,
      Instant receivedAt) {}

  Optional<Accepted> find(Sha256 id);

  /** The last registration up to the instant; if all came later, the first one. */
  Optional<Accepted> findInForceAt(OrganisationId organisation, Instant at);

  /** The last ones, the newest first. */
  List<Accepted> listLast(OrganisationId organisation, int most);

  void add(Accepted registration);
}
