package org.opengeps.registry.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.registry.AgencyName;

/** All names that agencies were given or are to be given. */
public interface AgencyNames {
  /** Adds a proposal; the same again changes nothing. */
  void propose(AgencyName proposed);

  /** The proposal, locked until the transaction ends. */
  Optional<AgencyName> lock(Sha256 proposal);

  /** Proposals of the agency that nobody has approved yet, newest first. */
  List<AgencyName> listProposed(OrganisationId agency);

  void approve(Sha256 proposal, PersonId approver, Sha256 approval, Instant at);
}
